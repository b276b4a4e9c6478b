package dev.ovation.gateway.routing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Services that all answer alike, or not at all. */
public final class FakeServices extends ServiceClient {
    private final Uni<Answer> answer;

    @SuppressWarnings("NullAway") // nothing is ever sent
    public FakeServices(Uni<Answer> answer) {
        super(null);
        this.answer = answer;
    }

    public static FakeServices silent() {
        return new FakeServices(Uni.createFrom().failure(new IllegalStateException("silent")));
    }

    @Override
    public Uni<Answer> get(Backend backend, String path, Duration within) {
        return answer;
    }
}
