package dev.ovation.coordination;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<Integer> done = new ArrayList<>();

    private Uni<Void> work(int one) {
        if (one == 1) {
            throw new IllegalStateException("thrown");
        }
        return one == 3
                ? Uni.createFrom().failure(new IllegalStateException("failed"))
                : Uni.createFrom().voidItem().invoke(() -> done.add(one));
    }

    @Test
    void shouldGoOnAfterOneThatFailsAndFailInTheEnd() {
        Uni<Void> all = InTurn.eachInSpiteOfFailures("work", List.of(1, 2, 3, 4), this::work);
        RuntimeException failure =
                assertThrows(RuntimeException.class, () -> all.await().atMost(SOON));
        assertThat(failure.getMessage(), allOf(containsString("work of 1: "), containsString("work of 3: ")));
        assertThat(done, is(List.of(2, 4)));
    }

    @Test
    void shouldBeDoneWhenAllAre() {
        InTurn.eachInSpiteOfFailures("work", List.of(4, 2), this::work).await().atMost(SOON);
        assertThat(done, is(List.of(4, 2)));
    }

    @Test
    void shouldBeDoneWhenThereAreNone() {
        InTurn.eachInSpiteOfFailures("work", List.<Integer>of(), this::work)
                .await()
                .atMost(SOON);
        assertThat(done, is(List.of()));
    }
}
