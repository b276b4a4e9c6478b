package dev.ovation.gateway.routing;

import dev.ovation.api.ProblemType;
import java.util.Locale;

/** A service behind the gateway. */
public enum Backend {
    STREAM(ProblemType.STREAM_UNAVAILABLE),
    CHAT(ProblemType.CHAT_UNAVAILABLE),
    GIFT(ProblemType.GIFT_UNAVAILABLE),
    VIEWER(ProblemType.VIEWER_UNAVAILABLE);

    private final ProblemType unavailable;

    Backend(ProblemType unavailable) {
        this.unavailable = unavailable;
    }

    /** What a caller is told while the service is away. */
    public ProblemType unavailable() {
        return unavailable;
    }

    /** For example {@code chat-service}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
