package dev.ovation.gateway.live.room;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One text, encoded once for all loops; each loop's task holds the frame until it has sent it. */
final class SharedFrames {
    private final FrameEncoder encoder;
    private final byte[] text;
    private @Nullable Frame frame;

    SharedFrames(FrameEncoder encoder, byte[] text) {
        this.encoder = encoder;
        this.text = text;
    }

    void hand(Executor loop, Consumer<Frame> use) {
        Frame shared = frame;
        if (shared == null) {
            shared = encoder.encode(text);
            frame = shared;
        }
        Frame held = shared;
        held.retain();
        loop.execute(() -> {
            try {
                use.accept(held);
            } finally {
                held.release();
            }
        });
    }

    void done() {
        if (frame != null) {
            frame.release();
        }
    }
}
