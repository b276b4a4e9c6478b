package dev.ovation.gift.ledger;

import dev.ovation.coordination.Pace;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Proves the ledger again and again, on one replica. A ledger that has grown is proved more rarely: between two proofs
 * at least nine times as long passes as the last one took. However many ask, one proof is under way here at a time.
 */
@ApplicationScoped
class LedgerProving {
    private static final Logger LOG = Logger.getLogger(LedgerProving.class);
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LedgerRepository ledger;
    private final GiftConfig config;
    private volatile boolean complained;

    private @Nullable CompletableFuture<LedgerProof> underWay;
    private @Nullable CompletableFuture<LedgerProof> next;

    LedgerProving(LedgerRepository ledger, GiftConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("ledger-proof", new Pace(config.proofEvery(), LONGEST, BOUND), () -> now().replaceWithVoid());
    }

    /**
     * A proof that has not begun before it was asked for: right now, or, for all who ask while one is under way, after that
     * one.
     */
    Uni<LedgerProof> now() {
        return Uni.createFrom().completionStage(() -> asked().copy());
    }

    private CompletableFuture<LedgerProof> asked() {
        CompletableFuture<LedgerProof> proof = new CompletableFuture<>();
        synchronized (this) {
            if (next != null) {
                return next;
            }
            if (underWay != null) {
                next = proof;
                return proof;
            }
            underWay = proof;
        }
        prove(proof);
        return proof;
    }

    private void prove(CompletableFuture<LedgerProof> proof) {
        Uni.createFrom()
                .deferred(ledger::prove)
                .call(ledger::store)
                .invoke(this::say)
                .ifNoItem()
                .after(BOUND)
                .fail()
                .subscribe()
                .with(
                        found -> {
                            goOn();
                            proof.complete(found);
                        },
                        failure -> {
                            goOn();
                            proof.completeExceptionally(failure);
                        });
    }

    private void goOn() {
        CompletableFuture<LedgerProof> proof;
        synchronized (this) {
            proof = next;
            underWay = proof;
            next = null;
        }
        if (proof != null) {
            prove(proof);
        }
    }

    private void say(LedgerProof proof) {
        if (!proof.balanced() && !complained) {
            LedgerProof.Fault first = proof.faults().get(0);
            LOG.errorf(
                    "the ledger does not hold: faults=%d first=%s subject=%s expected=%d found=%d",
                    proof.faultCount(), first.rule(), first.subject(), first.expected(), first.found());
        }
        complained = !proof.balanced();
    }
}
