package dev.ovation.bench.sockets;

import java.time.Duration;

/**
 * When each message is meant to be sent: evenly, to the rooms in turn, whatever became of the messages before (an open loop).
 *
 * @param perRoom messages a second to each room
 * @param rounds messages to each room
 */
public record Schedule(int rooms, double perRoom, long rounds) {

    /** As many as fit into this time, one at least. */
    public static Schedule of(int rooms, double perRoom, Duration time) {
        return new Schedule(rooms, perRoom, Math.max(1, Math.round(perRoom * time.toMillis() / 1_000)));
    }

    /** Messages in all. */
    public int count() {
        return Math.toIntExact(rooms * rounds);
    }

    /** Nanoseconds from the beginning to this message. */
    public long nanos(long message) {
        return Math.round(message * 1e9 / (rooms * perRoom));
    }

    /** The room it goes to. */
    public int room(long message) {
        return (int) (message % rooms);
    }

    /** Which of its room's messages it is. */
    public long round(long message) {
        return message / rooms;
    }
}
