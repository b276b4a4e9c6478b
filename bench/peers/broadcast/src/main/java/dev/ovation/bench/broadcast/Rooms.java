package dev.ovation.bench.broadcast;

import io.quarkus.websockets.next.OpenConnections;
import jakarta.inject.Singleton;

/** Sends to everyone in a room, as the guide has it: a broadcast of the endpoint with a filter on the path's parameter. */
@Singleton
class Rooms {
    private final OpenConnections connections;

    Rooms(OpenConnections connections) {
        this.connections = connections;
    }

    /** Returns when the message was handed to every socket of the room; blocks, so never on an event loop. */
    void send(String room, String payload) {
        connections.stream()
                .findAny()
                .ifPresent(any -> any.broadcast()
                        .filter(connection -> room.equals(connection.pathParam("room")))
                        .sendText(payload)
                        .onFailure(gone -> true) // a socket that left meanwhile; the others have got it
                        .recoverWithNull()
                        .await()
                        .indefinitely());
    }
}
