// Socket.IO on Node: its own rooms, its own broadcast, over the WebSocket transport alone.
import { createServer } from 'node:http';
import { createServer as createFeed } from 'node:net';
import { once } from 'node:events';
import { Server } from 'socket.io';
import { endWithParent, lines, options, ready } from '../feed.js';

const { port, feed } = options();
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  // The default since version 3, said aloud (socket.io/docs/v4/server-options).
  perMessageDeflate: false,
});

// "Memory usage" in Socket.IO's documentation: drop the first request, which is kept for sessions only. The room is read before.
io.engine.on('connection', (raw) => {
  raw.room = new URL(raw.request.url, 'http://127.0.0.1').searchParams.get('room');
  raw.request = null;
});
io.on('connection', (socket) => socket.join(socket.conn.room));

// As an object the payload stands in the packet as it is; as a string every quote in it would be escaped.
const publish = (room, payload) => io.to(room).emit('m', JSON.parse(payload));

const feeds = createFeed((socket) => socket.on('data', lines(publish)).on('error', () => socket.destroy()));
http.listen(port, '127.0.0.1');
feeds.listen(feed, '127.0.0.1');
await Promise.all([once(http, 'listening'), once(feeds, 'listening')]);
endWithParent();
ready();
