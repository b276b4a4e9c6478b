package dev.ovation.gateway.live.room;

import java.util.concurrent.Executor;

/** One socket: sending, and hearing that its peer is there. But for {@link #loop} and encoding everything happens on its loop. */
public interface Wire extends FrameEncoder {
    /** The one thread of this socket, shared with others; tasks run in the order they are given. */
    Executor loop();

    /**
     * Hears what the client sends before the framework does; a wire that can't leaves it to the framework.
     *
     * @param onSign what to do whenever a whole frame comes
     * @param onData what to do at the first data frame, whatever its size: clients have nothing to say
     */
    default void listen(Runnable onSign, Runnable onData) {}

    /** Whether the peer takes more; while it does not, nothing should be sent. */
    boolean isWritable();

    /** Sends without waiting; the caller keeps its hold on the frame. */
    void send(Frame frame);

    /** Sends a protocol ping. */
    void ping();

    /** Sends a frame and a ping, in one go where it can. */
    default void sendPinging(Frame frame) {
        send(frame);
        ping();
    }

    /** Starts the closing handshake and sees to it that the connection ends soon even if the peer is silent. */
    void close(CloseCode code);

    /** Ends the connection without a word, for a peer that is gone. */
    void drop();
}
