package dev.ovation.gift.ledger;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LedgerProvingTest {
    private final List<UniEmitter<? super LedgerProof>> begun = new ArrayList<>();
    private final LedgerProving proving = new LedgerProving(
            new LedgerRepository(null, null) {
                @Override
                Uni<LedgerProof> prove() {
                    return Uni.createFrom().emitter(begun::add);
                }

                @Override
                Uni<Void> store(LedgerProof proof) {
                    return Uni.createFrom().voidItem();
                }
            },
            null);

    private CompletableFuture<LedgerProof> ask() {
        return proving.now().subscribeAsCompletionStage();
    }

    private static LedgerProof proof(long transfers) {
        return new LedgerProof(true, Instant.EPOCH, transfers, null, 0, List.of());
    }

    @Test
    void shouldMakeOneAtATimeAndGiveNobodyOneThatBeganBefore() {
        // Given
        CompletableFuture<LedgerProof> first = ask();

        // When
        List<CompletableFuture<LedgerProof>> meanwhile = List.of(ask(), ask(), ask());
        assertThat(begun, hasSize(1));
        begun.get(0).complete(proof(1));

        // Then
        assertThat(first.join().transfers(), is(1L));
        assertThat(begun, hasSize(2));
        begun.get(1).complete(proof(2));
        meanwhile.forEach(one -> assertThat(one.join().transfers(), is(2L)));
        assertThat(begun, hasSize(2));
    }

    @Test
    void shouldGoOnAfterOneThatFailedAndOneThatNobodyWaitsFor() {
        // Given
        CompletableFuture<LedgerProof> first = ask();
        CompletableFuture<LedgerProof> leaves = ask();
        CompletableFuture<LedgerProof> stays = ask();

        // When
        leaves.cancel(true);
        begun.get(0).fail(new IllegalStateException("away"));

        // Then
        Assertions.assertThrows(CompletionException.class, first::join);
        begun.get(1).complete(proof(2));
        assertThat(stays.join().transfers(), is(2L));
        ask();
        assertThat(begun, hasSize(3));
    }
}
