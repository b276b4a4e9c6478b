package dev.ovation.gateway.live.room;

/** One encoded message, shared by all sockets it goes to; counted, since it may lie outside the heap. */
public interface Frame {
    /** One more holder. */
    void retain();

    /** One holder less; the last one gives the memory back. */
    void release();
}
