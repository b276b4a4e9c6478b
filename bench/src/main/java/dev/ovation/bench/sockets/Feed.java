package dev.ovation.bench.sockets;

/** How messages reach a server. Called by one thread. */
public interface Feed extends AutoCloseable {
    /**
     * Hands over a message without waiting for what becomes of it.
     *
     * @param number within the room
     * @param micros when it was meant to be sent, as {@link Marker} has it
     */
    void send(int room, long number, long micros);

    /** Fails where a message was not taken. */
    @Override
    void close();
}
