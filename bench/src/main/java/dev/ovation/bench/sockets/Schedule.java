package dev.ovation.bench.sockets;

import java.time.Duration;

/**
 * When each message is meant to be sent, to the rooms in turn. An open loop: evenly, whatever became of the messages before. A
 * closed one: as soon as few enough are on their way, and never faster than an open one.
 *
 * @param perRoom messages a second to each room
 * @param rounds messages to each room
 * @param inFlight most messages that have not reached everybody, of all rooms together; 0: an open loop
 */
public record Schedule(int rooms, double perRoom, long rounds, int inFlight) {

    /** As many as fit into this time, one at least. */
    public static Schedule of(int rooms, double perRoom, Duration time) {
        return new Schedule(rooms, perRoom, Math.max(1, Math.round(perRoom * time.toMillis() / 1_000)), 0);
    }

    /** The same messages in a closed loop; 0: in an open one. */
    public Schedule closed(int most) {
        return new Schedule(rooms, perRoom, rounds, most);
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
