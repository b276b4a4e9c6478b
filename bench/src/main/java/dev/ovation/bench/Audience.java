package dev.ovation.bench;

import dev.ovation.bench.sockets.Seat;
import java.util.ArrayList;
import java.util.List;

/**
 * Who watches.
 *
 * @param rooms that get messages
 * @param perRoom viewers in each of them
 * @param deafOf one in so many of them reads nothing; 0: all read
 * @param idleRooms rooms that get no message
 * @param idlePerRoom viewers in each of those
 */
record Audience(int rooms, int perRoom, int deafOf, int idleRooms, int idlePerRoom) {

    static Audience of(int rooms, int perRoom) {
        return new Audience(rooms, perRoom, 0, 0, 0);
    }

    Audience withDeaf(int oneOf) {
        return new Audience(rooms, perRoom, oneOf, idleRooms, idlePerRoom);
    }

    Audience besideIdle(int besideRooms, int besidePerRoom) {
        return new Audience(rooms, perRoom, deafOf, besideRooms, besidePerRoom);
    }

    /** Rooms a server must have. */
    int allRooms() {
        return rooms + idleRooms;
    }

    /** Their seats at a server, those of all rooms mixed. */
    List<Seat> seats(FanOutServer.Running server) {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < idleRooms * idlePerRoom; i++) {
            seats.add(Seat.of(server.path(rooms + i % idleRooms, i), -1));
        }
        for (int i = 0; i < rooms * perRoom; i++) {
            int room = i % rooms;
            // the last of each group of so many, so that the first is heard: it is the one whose times are read
            boolean deaf = deafOf > 0 && i / rooms % deafOf == deafOf - 1;
            seats.add(new Seat(server.path(room, i), room, deaf));
        }
        return seats;
    }
}
