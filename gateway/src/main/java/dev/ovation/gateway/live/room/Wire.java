package dev.ovation.gateway.live.room;

import java.util.concurrent.Executor;

/** One socket, as far as sending goes. But for {@link #loop} and encoding everything happens on its loop. */
public interface Wire extends FrameEncoder {
    /** The one thread of this socket, shared with others; tasks run in the order they are given. */
    Executor loop();

    /** Whether the peer takes more; while it does not, nothing should be sent. */
    boolean isWritable();

    /** Sends without waiting; the caller keeps its hold on the frame. */
    void send(Frame frame);

    /** Sends a protocol ping. */
    void ping();

    /** Starts the closing handshake and sees to it that the connection ends soon even if the peer is silent. */
    void close(CloseCode code);

    /** Ends the connection without a word, for a peer that is gone. */
    void drop();
}
