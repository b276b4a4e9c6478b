package dev.ovation.gateway.live;

import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.relay.EventRelay;
import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.Watcher;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells a position that another gateway came to from an invented one: the broker knows where its topics end. While it
 * is away, positions are believed, since nothing new can come that they would hide; when it answers again, sockets
 * whose position lies beyond the end are sent away, and are told to reload when they come back. Safe from any thread.
 */
@ApplicationScoped
class PositionCheck {
    private static final Logger LOG = Logger.getLogger(PositionCheck.class);
    private static final long ASK_MILLIS = 1_000;

    private final IntFunction<Uni<Offsets>> ends;
    private final Set<Belief> beliefs = ConcurrentHashMap.newKeySet();

    /** Somebody let in whose position is still to be proven. */
    private record Belief(Watcher watcher, LogProgress log, Offsets position) {
        int partition() {
            return log.partition(watcher.streamId());
        }

        boolean isOpen() {
            return !watcher.isGone() && !log.next(watcher.streamId()).reaches(position);
        }
    }

    @Inject
    PositionCheck(EventRelay relay) {
        this(relay::ends);
    }

    /** @param ends where the topics end in a partition; fails while nobody can tell */
    PositionCheck(IntFunction<Uni<Offsets>> ends) {
        this.ends = ends;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(ASK_MILLIS, tick -> askAgain());
    }

    /** Whether the log has come to the position, as far as anybody can tell now. Never fails. */
    Uni<Boolean> isWithin(LogProgress log, Position position, Watcher watcher) {
        if (log.next(watcher.streamId()).reaches(position.next())) {
            return Uni.createFrom().item(true);
        }
        Belief belief = new Belief(watcher, log, position.next());
        return ends.apply(belief.partition())
                .map(end -> end.reaches(position.next()))
                .onFailure()
                .recoverWithItem(() -> {
                    beliefs.add(belief);
                    return true;
                });
    }

    /** One question for each partition in which somebody was believed. */
    void askAgain() {
        beliefs.removeIf(belief -> !belief.isOpen());
        beliefs.stream()
                .collect(Collectors.groupingBy(Belief::partition))
                .forEach((partition, asked) -> ends.apply(partition)
                        .subscribe()
                        .with(end -> settle(asked, end), away -> LOG.tracef("No ends yet: %s", away)));
    }

    private void settle(Iterable<Belief> asked, Offsets end) {
        for (Belief belief : asked) {
            if (beliefs.remove(belief) && !end.reaches(belief.position())) {
                LOG.debugf("A position beyond the end of the topics was believed: %s, %s", belief.position(), end);
                Watcher watcher = belief.watcher();
                watcher.wire().loop().execute(() -> watcher.close(CloseCode.MOVING));
            }
        }
    }
}
