package dev.ovation.gift.sending;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gift.DatabaseWrite;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends gifts at once as long as few are under way; what comes while they are waits, and is sent together, each sender once:
 * a busy service shares its commits, an idle one answers as fast as it can. Why: docs/adr/0008. What could not be sent with
 * others is sent alone, beside the lanes. No sender is under way twice. Safe for all threads.
 */
@ApplicationScoped
class GiftQueue {
    /** How many statements are under way at most. */
    static final int LANES = 2;

    /** How many that were left out by others are sent alone at most at a time: the pool is there for others as well. */
    static final int AGAIN_AT_ONCE = 6;

    private static final int MOST_TOGETHER = 32;
    private static final int MOST_WAITING = 5_000;
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int RETRY_AFTER_SECONDS = 2;

    private final GiftRepository gifts;
    private final DistributionSummary together;
    private final Queue<WaitingGift> waiting = new ArrayDeque<>();
    private final Set<UUID> underWay = new HashSet<>();
    private final Queue<WaitingGift> again = new ArrayDeque<>();
    private int busy;
    private int sentAgain;

    GiftQueue(GiftRepository gifts, MeterRegistry registry) {
        this.gifts = gifts;
        this.together = DistributionSummary.builder("ovation.gift.together").register(registry);
        Gauge.builder("ovation.gift.waiting", this, GiftQueue::length).register(registry);
    }

    /** What becomes of the gift; told on the caller's own thread. */
    Uni<GiftOutcome> send(SendGift gift, StreamWord stream) {
        if (stream.code() != null) {
            return gifts.send(gift, stream);
        }
        Executor caller = ownThread();
        return Uni.createFrom()
                .<GiftOutcome>emitter(emitter -> enter(new WaitingGift(gift, stream, emitter, System.nanoTime())))
                .emitOn(caller);
    }

    /** How many gifts wait. */
    synchronized int length() {
        return waiting.size();
    }

    private static Executor ownThread() {
        Context context = Vertx.currentContext();
        return context == null ? Infrastructure.getDefaultExecutor() : task -> context.runOnContext(v -> task.run());
    }

    private void enter(WaitingGift gift) {
        boolean full;
        boolean free;
        synchronized (this) {
            full = waiting.size() >= MOST_WAITING;
            free = !full && busy < LANES;
            if (!full) {
                waiting.add(gift);
            }
            if (free) {
                busy++;
            }
        }
        if (full) {
            refuse(gift);
        }
        if (free) {
            work();
        }
    }

    /** One statement after the other, until none can be made of what waits. */
    private void work() {
        List<WaitingGift> next = new ArrayList<>();
        List<WaitingGift> late = new ArrayList<>();
        synchronized (this) {
            take(next, late);
            if (next.isEmpty()) {
                busy--;
            }
        }
        late.forEach(GiftQueue::refuse);
        if (!next.isEmpty()) {
            together.record(next.size());
            if (next.size() == 1) {
                alone(next.get(0)).subscribe().with(done -> left(next, List.of()), told -> left(next, List.of()));
            } else {
                together(next).subscribe().with(leftOut -> left(next, leftOut), told -> left(next, List.of()));
            }
        }
    }

    /** Those who were left out stay under way until they were sent alone. */
    private void left(List<WaitingGift> gone, List<WaitingGift> leftOut) {
        synchronized (this) {
            gone.forEach(gift -> underWay.remove(gift.senderId()));
            leftOut.forEach(gift -> underWay.add(gift.senderId()));
            again.addAll(leftOut);
        }
        sendAgain();
        work();
    }

    private void sendAgain() {
        List<WaitingGift> late = new ArrayList<>();
        for (WaitingGift one = nextAgain(late); one != null; one = nextAgain(late)) {
            WaitingGift sent = one;
            alone(sent).subscribe().with(done -> leftAgain(sent), told -> leftAgain(sent));
        }
        late.forEach(GiftQueue::refuse);
    }

    private synchronized @Nullable WaitingGift nextAgain(List<WaitingGift> late) {
        while (sentAgain < AGAIN_AT_ONCE) {
            WaitingGift one = again.poll();
            if (one == null || !isLate(one, System.nanoTime())) {
                sentAgain += one == null ? 0 : 1;
                return one;
            }
            underWay.remove(one.senderId());
            late.add(one);
        }
        return null;
    }

    /** What its sender has sent since may have been passed over by every lane. */
    private void leftAgain(WaitingGift gone) {
        synchronized (this) {
            underWay.remove(gone.senderId());
            sentAgain--;
        }
        sendAgain();
        boolean free;
        synchronized (this) {
            free = busy < LANES && !waiting.isEmpty();
            if (free) {
                busy++;
            }
        }
        if (free) {
            work();
        }
    }

    /** Whoever has a gift under way waits for it: so a sender's gifts stay in their order, and locks are free. */
    private void take(List<WaitingGift> next, List<WaitingGift> late) {
        long now = System.nanoTime();
        for (Iterator<WaitingGift> all = waiting.iterator(); all.hasNext() && next.size() < MOST_TOGETHER; ) {
            WaitingGift gift = all.next();
            if (isLate(gift, now)) {
                all.remove();
                late.add(gift);
            } else if (underWay.add(gift.senderId())) {
                all.remove();
                next.add(gift);
            }
        }
    }

    private static boolean isLate(WaitingGift gift, long now) {
        return now - gift.since() > LONGEST_WAIT_NANOS;
    }

    private Uni<Void> alone(WaitingGift one) {
        return gifts.send(one.gift(), one.stream())
                .onItemOrFailure()
                .invoke((outcome, failure) -> {
                    if (failure != null) {
                        one.caller().fail(failure);
                    } else {
                        one.caller().complete(outcome);
                    }
                })
                .replaceWithVoid();
    }

    /** Those who were not sent with the others: sent alone each gets the answer it would have got anyway. */
    private Uni<List<WaitingGift>> together(List<WaitingGift> several) {
        return gifts.send(several)
                .onFailure(DatabaseWrite::wroteNothing)
                .recoverWithItem(Map.of())
                .onFailure()
                .invoke(failure -> several.forEach(one -> one.caller().fail(failure)))
                .map(sent -> tell(several, sent));
    }

    private static List<WaitingGift> tell(List<WaitingGift> several, Map<UUID, GiftOutcome> sent) {
        List<WaitingGift> leftOut = new ArrayList<>();
        for (WaitingGift one : several) {
            GiftOutcome outcome = sent.get(one.senderId());
            if (outcome == null) {
                leftOut.add(one);
            } else {
                one.caller().complete(outcome);
            }
        }
        return leftOut;
    }

    private static void refuse(WaitingGift gift) {
        gift.caller().fail(Problem.unavailable(ProblemType.DATABASE_UNAVAILABLE, RETRY_AFTER_SECONDS));
    }
}
