package dev.ovation.viewer.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.viewer.presence.PresentRepository.Figures;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedCountsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Figures FIVE = new Figures(5, 2);

    private final UUID stream = UUID.randomUUID();
    private final List<CompletableFuture<Figures>> counts = new ArrayList<>();
    private final SharedCounts shared = new SharedCounts(id -> {
        CompletableFuture<Figures> count = new CompletableFuture<>();
        counts.add(count);
        return Uni.createFrom().completionStage(count);
    });

    @Test
    void shouldCountOnceWhenManyAskAtATime() {
        // When
        List<CompletableFuture<Figures>> answers = List.of(ask(), ask(), ask());
        counts.get(0).complete(FIVE);

        // Then
        answers.forEach(answer -> assertEquals(FIVE, answer.join()));
        assertEquals(1, counts.size());
    }

    @Test
    void shouldCountForTheOthersWhenOneGoesAway() {
        // When
        CompletableFuture<Figures> gone = ask();
        CompletableFuture<Figures> stays = ask();
        gone.cancel(true);
        counts.get(0).complete(FIVE);

        // Then
        assertEquals(FIVE, stays.join());
    }

    @Test
    void shouldCountAgainWhenACountFailed() {
        // Given
        CompletableFuture<Figures> first = ask();
        counts.get(0).completeExceptionally(new IllegalStateException("no database"));
        assertThrows(Exception.class, first::join);

        // When
        CompletableFuture<Figures> second = ask();
        counts.get(1).complete(FIVE);

        // Then
        assertEquals(
                FIVE,
                second.orTimeout(SOON.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                        .join());
    }

    private CompletableFuture<Figures> ask() {
        return shared.of(stream).subscribeAsCompletionStage();
    }
}
