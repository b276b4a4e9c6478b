package dev.ovation.coordination;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Where whoever asks wants to hear the answer, whichever thread it comes on. */
public final class OwnContext {
    private OwnContext() {}

    /** Runs work on the Vert.x context of this call; at once, where it is made on none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }
}
