package dev.ovation.gift.concentration;

import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import dev.ovation.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Looks from time to time, on one replica, whether a creator's coins of a day come from few senders. Each creator is told of
 * once a day by {@code gift:concentrated}; the counter {@code ovation.gift.concentrated} says how many this replica told.
 */
@ApplicationScoped
class ConcentrationAlarm {
    private static final Logger LOG = Logger.getLogger(ConcentrationAlarm.class);

    private final ConcentrationRepository creators;
    private final Outbox outbox;
    private final GiftConfig config;
    private final Counter told;

    ConcentrationAlarm(ConcentrationRepository creators, Outbox outbox, GiftConfig config, MeterRegistry registry) {
        this.creators = creators;
        this.outbox = outbox;
        this.config = config;
        this.told = registry.counter("ovation.gift.concentrated");
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        if (config.concentration().senders() > 0) {
            runners.every("concentration-alarm", config.concentration().lookEvery(), this::round);
        }
    }

    Uni<Void> round() {
        return creators.tell().invoke(this::say).replaceWithVoid();
    }

    private void say(long creatorsTold) {
        if (creatorsTold > 0) {
            outbox.committed();
            told.increment(creatorsTold);
            LOG.warnf(
                    "few senders gave most of a creator's coins today: creators=%d, see gift:concentrated",
                    creatorsTold);
        }
    }
}
