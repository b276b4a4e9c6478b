package dev.ovation.gateway.routing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Services of which none answers. */
public final class SilentServices extends ServiceClient {
    @SuppressWarnings("NullAway") // nothing is ever sent
    public SilentServices() {
        super(null);
    }

    @Override
    public Uni<Answer> get(Backend backend, String path, Duration within) {
        return Uni.createFrom().failure(new IllegalStateException("silent"));
    }
}
