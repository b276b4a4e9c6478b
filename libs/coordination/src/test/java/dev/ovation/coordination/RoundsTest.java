package dev.ovation.coordination;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final Duration BOUND = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Rounds rounds(Supplier<Uni<Void>> round) {
        return new Rounds("test", vertx, new Pace(PERIOD, PERIOD, BOUND), round, failed::incrementAndGet);
    }

    @Test
    void shouldNeverRunTwoRoundsAtOnce() {
        // Given
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Rounds rounds = rounds(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.incrementAndGet();
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PERIOD.multipliedBy(3))
                    .invoke(running::decrementAndGet);
        });

        // When
        rounds.started();
        await().atMost(SOON).until(() -> begun.get() > 5);
        rounds.stopped();

        // Then
        assertThat(most.get(), is(1));
    }

    @Test
    void shouldGoOnAfterARoundThatFailsOrNeverEnds() {
        // Given
        Rounds rounds = rounds(() -> switch (begun.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("at once");
            case 2 -> Uni.createFrom().failure(new IllegalStateException("later"));
            case 3 -> Uni.createFrom().nothing();
            default -> Uni.createFrom().voidItem();
        });

        // When
        rounds.started();
        await().atMost(SOON).until(() -> begun.get() > 5);
        rounds.stopped();

        // Then
        assertThat(failed.get(), is(3));
    }

    @Test
    void shouldBeginNoRoundOnceItIsStopped() {
        // Given
        Rounds rounds = rounds(() -> {
            begun.incrementAndGet();
            return Uni.createFrom().voidItem();
        });
        rounds.started();
        await().atMost(SOON).until(() -> begun.get() > 2);

        // When
        rounds.stopped();

        // Then
        int then = begun.get();
        assertThat(then, greaterThan(2));
        await().during(PERIOD.multipliedBy(10)).atMost(SOON).until(() -> begun.get() == then);
    }
}
