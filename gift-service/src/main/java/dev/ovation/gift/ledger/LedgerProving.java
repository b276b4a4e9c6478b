package dev.ovation.gift.ledger;

import dev.ovation.coordination.Pace;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Proves the ledger again and again, on one replica. A ledger that has grown is proved more rarely: between two proofs
 * at least nine times as long passes as the last one took.
 */
@ApplicationScoped
class LedgerProving {
    private static final Logger LOG = Logger.getLogger(LedgerProving.class);
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LedgerRepository ledger;
    private final GiftConfig config;
    private volatile boolean complained;

    LedgerProving(LedgerRepository ledger, GiftConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("ledger-proof", new Pace(config.proofEvery(), LONGEST, BOUND), () -> now().replaceWithVoid());
    }

    /** A proof right now. */
    Uni<LedgerProof> now() {
        return ledger.prove().call(ledger::store).invoke(this::say);
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
