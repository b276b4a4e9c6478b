package dev.ovation.gift.closing;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.Pace;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.combo.Combos;
import dev.ovation.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Publishes the closing totals of ended streams, once each: after the mark is committed and every transaction that
 * might have begun before it is over, so that gifts pay no lock for it. What a crash interrupts, the next round
 * finishes; the event id is made from the stream's, so even a repetition would be the same event. A stream that can't be
 * closed now holds up none of the others.
 */
@ApplicationScoped
class Closing {
    private static final Logger LOG = Logger.getLogger(Closing.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(10);

    /** Longer than the longest closing may take, or that one would never be done. */
    private static final Duration BOUND = Duration.ofMinutes(3);

    private final ClosingRepository closings;
    private final Combos combos;
    private final Outbox outbox;
    private final GiftConfig config;

    Closing(ClosingRepository closings, Combos combos, Outbox outbox, GiftConfig config) {
        this.closings = closings;
        this.combos = combos;
        this.outbox = outbox;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("stream-closing", new Pace(config.closingEvery(), config.closingEvery(), BOUND), this::round);
    }

    Uni<Void> round() {
        return closings.untold()
                .chain(streams -> streams.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : untilNobodyIsLeft().chain(() -> tell(streams)));
    }

    /** The id of a stream's {@code gift:closed}: the same whoever makes it, however often. */
    static UUID eventId(UUID streamId) {
        return UUID.nameUUIDFromBytes((EventType.GIFT_CLOSED.type() + " " + streamId).getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the transactions of now; statement_timeout ends the last gift among them within 2 s. */
    private Uni<Void> untilNobodyIsLeft() {
        return closings.running().chain(this::untilOver);
    }

    private Uni<Void> untilOver(List<String> transactions) {
        if (transactions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN_AFTER)
                .chain(closings::running)
                .chain(now ->
                        untilOver(transactions.stream().filter(now::contains).toList()));
    }

    private Uni<Void> tell(List<UUID> streams) {
        return InTurn.eachInSpiteOfFailures("closing", streams, this::tell);
    }

    private Uni<Void> tell(UUID streamId) {
        return closings.inLongTransaction(tx -> combos.endOf(tx, streamId)
                        .chain(() -> closings.close(tx, streamId))
                        .chain(closed -> closed.map(totals -> outbox.publish(
                                                tx, EventType.GIFT_CLOSED, eventId(streamId), streamId, totals)
                                        .invoke(() -> log(totals)))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .invoke(outbox::committed);
    }

    private static void log(GiftClosed totals) {
        LOG.infof(
                "stream closed: streamId=%s totalCoins=%d giftCount=%d",
                totals.streamId(), totals.totalCoins(), totals.giftCount());
    }
}
