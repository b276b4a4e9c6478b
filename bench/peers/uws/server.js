// uWebSockets as Bun carries it: rooms are topics, a message is published once and framed once by the native side.
// With --tick the messages of a room are gathered for that long and sent as one frame, an array of the payloads.
import { endWithParent, lines, options, ready } from '../feed.js';

const { port, feed, tick } = options();

const server = Bun.serve({
  hostname: '127.0.0.1',
  port,
  fetch(request, self) {
    const room = new URL(request.url).pathname.slice('/rooms/'.length);
    return self.upgrade(request, { data: { room } }) ? undefined : new Response(null, { status: 400 });
  },
  websocket: {
    // The default said aloud (bun.sh/docs/api/websockets): no compression; pings by the native side stay on.
    perMessageDeflate: false,
    open(socket) {
      socket.subscribe(socket.data.room);
    },
    message() {},
  },
});

// "server.publish": to all subscribers of a topic, in native code, instead of a loop over sockets.
const publish = (room, payload) => server.publish(room, payload);

/** Waits from the first message on; one timer for all rooms, so that the tick costs no more than it must. */
function gathered() {
  const waiting = new Map();
  const flush = () => {
    for (const [room, payloads] of waiting) {
      publish(room, `[${payloads.join(',')}]`);
    }
    waiting.clear();
  };
  return (room, payload) => {
    if (waiting.size === 0) {
      setTimeout(flush, tick);
    }
    const payloads = waiting.get(room);
    if (payloads === undefined) {
      waiting.set(room, [payload]);
    } else {
      payloads.push(payload);
    }
  };
}

const send = tick > 0 ? gathered() : publish;
Bun.listen({
  hostname: '127.0.0.1',
  port: feed,
  socket: {
    open(socket) {
      socket.data = lines(send);
    },
    data(socket, piece) {
      socket.data(piece);
    },
  },
});
endWithParent();
ready();
