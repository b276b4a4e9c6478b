package dev.ovation.gateway.live.room;

/** One encoded message, shared by all sockets of a loop it goes to; it may lie outside the heap. */
public interface Frame {
    /** Its maker needs it no more; what was sent of it holds the memory until it has left. */
    void release();
}
