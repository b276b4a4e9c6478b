package dev.ovation.bench.sockets;

/**
 * A viewer to be.
 *
 * @param path what its socket asks for
 * @param room the number of the room it watches; negative where no messages are expected
 * @param deaf once it is there it reads nothing, and its receive buffer is small
 */
public record Seat(String path, int room, boolean deaf) {
    public static Seat of(String path, int room) {
        return new Seat(path, room, false);
    }
}
