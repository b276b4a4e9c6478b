package dev.ovation.gateway.live.room;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One text for many sockets: written once, made a frame once for each loop. Loops that shared one frame would fight over
 * its count of holders, a miss of the cache for each socket.
 */
final class SharedFrames {
    private final FrameEncoder encoder;
    private final byte[] text;

    SharedFrames(FrameEncoder encoder, byte[] text) {
        this.encoder = encoder;
        this.text = text;
    }

    /**
     * The frame lives as long as {@code use} runs, and where it was sent, until it has left.
     *
     * @param lost what to do where there is no frame, for want of memory for example
     */
    void hand(Executor loop, Consumer<Frame> use, Consumer<Throwable> lost) {
        loop.execute(() -> {
            Frame frame;
            try {
                frame = encoder.encode(text);
            } catch (RuntimeException | OutOfMemoryError e) {
                lost.accept(e);
                return;
            }
            try {
                use.accept(frame);
            } finally {
                frame.release();
            }
        });
    }
}
