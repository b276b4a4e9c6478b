package dev.ovation.bench.broadcast;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;

/** A viewer's socket; the path says its room. Quarkus keeps the connections, so an opened one needs nothing more. */
@WebSocket(path = "/rooms/{room}")
class RoomSocket {
    @OnOpen
    void opened() {}
}
