// ws on Node: one set of sockets a room, one frame a message.
import { createServer } from 'node:http';
import { createServer as createFeed } from 'node:net';
import { once } from 'node:events';
import { Sender, WebSocket, WebSocketServer } from 'ws';
import { endWithParent, lines, options, ready } from '../feed.js';

const { port, feed } = options();
const rooms = new Map();

// Compression off is ws's default and its advice (README, "WebSocket compression").
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer();
http.on('upgrade', (request, socket, head) => {
  const room = request.url.slice('/rooms/'.length);
  sockets.handleUpgrade(request, socket, head, (viewer) => {
    const viewers = rooms.get(room) ?? new Set();
    rooms.set(room, viewers.add(viewer));
    viewer.on('error', () => viewer.terminate());
    viewer.on('close', () => viewers.delete(viewer));
  });
});

// The frame is built once for all, as ws's maintainer advises for broadcasts (websockets/ws issue 617, pull request 1016) and
// as Socket.IO does; `send` would build it for each socket. In one piece, it is one write.
const text = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };
function publish(room, payload) {
  const viewers = rooms.get(room);
  if (viewers === undefined) {
    return;
  }
  const frame = [Buffer.concat(Sender.frame(Buffer.from(payload, 'latin1'), text))];
  for (const viewer of viewers) {
    if (viewer.readyState === WebSocket.OPEN) {
      viewer._sender.sendFrame(frame);
    }
  }
}

const feeds = createFeed((socket) => socket.on('data', lines(publish)).on('error', () => socket.destroy()));
http.listen(port, '127.0.0.1');
feeds.listen(feed, '127.0.0.1');
await Promise.all([once(http, 'listening'), once(feeds, 'listening')]);
endWithParent();
ready();
