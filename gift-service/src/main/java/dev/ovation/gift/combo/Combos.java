package dev.ovation.gift.combo;

import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import dev.ovation.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Ends combos whose window has closed on the database's clock and tells so, once each: what a crash interrupts, the next
 * round finishes.
 */
@ApplicationScoped
public class Combos {
    private final ComboRepository combos;
    private final Outbox outbox;
    private final GiftConfig config;

    Combos(ComboRepository combos, Outbox outbox, GiftConfig config) {
        this.combos = combos;
        this.outbox = outbox;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("combo-ending", config.comboEndingEvery(), this::round);
    }

    /** Ends all combos of a stream that takes no more gifts, in the transaction that closes it. */
    public Uni<Void> endOf(SqlConnection tx, UUID streamId) {
        return combos.endOf(tx, streamId);
    }

    Uni<Void> round() {
        return combos.endExpired()
                .invoke(ended -> {
                    if (ended > 0) {
                        outbox.committed();
                    }
                })
                .replaceWithVoid();
    }
}
