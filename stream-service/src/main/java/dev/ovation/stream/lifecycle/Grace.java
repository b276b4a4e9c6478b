package dev.ovation.stream.lifecycle;

import dev.ovation.stream.broadcast.Broadcast;
import dev.ovation.stream.broadcast.BroadcastStep;
import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.EndReason;
import dev.ovation.stream.broadcast.StreamConfig;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a sighting means for a stream. A pure function of what is remembered, what is seen and the time, so that
 * it can be asked again at any moment, by anybody, and be proven without a clock.
 *
 * <p>A first miss is only remembered, a second one interrupts, the grace runs from the first one, and then the stream
 * ends. What was not watched does not count as silence.
 */
final class Grace {
    private final StreamConfig times;

    Grace(StreamConfig times) {
        this.times = times;
    }

    /**
     * What is to be done.
     *
     * @param listeningSince since when somebody has looked without a gap
     */
    BroadcastStep judge(BroadcastWatch watch, Sighting seen, Instant listeningSince, Instant now) {
        if (seen instanceof Sighting.InRoom there) {
            return there(watch, there, now);
        }
        if (watch.byHeartbeat() || (seen instanceof Sighting.NoServer && isOnAirOrWas(watch))) {
            return byHeartbeat(watch, listeningSince, now);
        }
        return switch (watch.broadcast()) {
            case WAITING -> waiting(watch, seen, now);
            case ON_AIR -> onAir(watch, seen, now);
            case INTERRUPTED -> interrupted(watch, seen, listeningSince, now);
            case OFF -> new BroadcastStep.Stay();
        };
    }

    private BroadcastStep there(BroadcastWatch watch, Sighting.InRoom there, Instant now) {
        if (there.publishing()) {
            boolean known = watch.missingSince() == null && there.sid().equals(watch.sid());
            return switch (watch.broadcast()) {
                case ON_AIR -> known ? new BroadcastStep.Stay() : new BroadcastStep.Present(there.sid(), true);
                case WAITING, INTERRUPTED -> new BroadcastStep.Present(there.sid(), true);
                case OFF -> new BroadcastStep.Stay();
            };
        }
        if (watch.broadcast() == Broadcast.WAITING) {
            // in the studio, but nothing to see yet: an unknown session would make its heartbeats count no more
            return neverOnAir(watch, now);
        }
        boolean known = watch.missingSince() == null && there.sid().equals(watch.sid());
        return known ? new BroadcastStep.Stay() : new BroadcastStep.Present(there.sid(), false);
    }

    private BroadcastStep waiting(BroadcastWatch watch, Sighting seen, Instant now) {
        boolean unknown =
                seen instanceof Sighting.Unreachable away && away.since().compareTo(times.unreachableLimit()) < 0;
        return unknown ? new BroadcastStep.Stay() : neverOnAir(watch, now);
    }

    private BroadcastStep neverOnAir(BroadcastWatch watch, Instant now) {
        return now.isBefore(watch.startedAt().plus(times.neverBroadcastAfter()))
                ? new BroadcastStep.Stay()
                : new BroadcastStep.End(EndReason.NEVER_BROADCAST);
    }

    private BroadcastStep onAir(BroadcastWatch watch, Sighting seen, Instant now) {
        if (seen instanceof Sighting.Unreachable away) {
            return unreachable(away);
        }
        Instant missingSince = watch.missingSince();
        if (missingSince == null || isNews(watch, seen)) {
            return new BroadcastStep.Missed(isTimedOut(seen));
        }
        return now.isBefore(missingSince.plus(times.secondMissAfter()))
                ? new BroadcastStep.Stay()
                : new BroadcastStep.Interrupt();
    }

    private BroadcastStep interrupted(BroadcastWatch watch, Sighting seen, Instant listeningSince, Instant now) {
        if (seen instanceof Sighting.Unreachable away) {
            return unreachable(away);
        }
        Instant missingSince = watch.missingSince();
        if (missingSince == null || isNews(watch, seen)) {
            return new BroadcastStep.Missed(isTimedOut(seen));
        }
        Duration grace = watch.timedOut() ? times.graceAfterTimeout() : times.grace();
        return endAfter(missingSince.plus(grace), listeningSince.plus(times.graceAfterGap()), now);
    }

    private BroadcastStep byHeartbeat(BroadcastWatch watch, Instant listeningSince, Instant now) {
        Instant silentSince = latest(watch.heartbeatAt(), listeningSince);
        Instant interruption = silentSince.plus(times.heartbeatSilence());
        if (now.isBefore(interruption)) {
            return new BroadcastStep.Stay();
        }
        return switch (watch.broadcast()) {
            case ON_AIR -> new BroadcastStep.Interrupt();
            case INTERRUPTED -> endAfter(interruption.plus(times.grace()), interruption, now);
            case WAITING -> neverOnAir(watch, now);
            case OFF -> new BroadcastStep.Stay();
        };
    }

    private BroadcastStep unreachable(Sighting.Unreachable away) {
        return away.since().compareTo(times.unreachableLimit()) < 0
                ? new BroadcastStep.Stay()
                : new BroadcastStep.End(EndReason.BROADCASTER_LOST);
    }

    private static BroadcastStep endAfter(Instant end, Instant earliest, Instant now) {
        return now.isBefore(latest(end, earliest))
                ? new BroadcastStep.Stay()
                : new BroadcastStep.End(EndReason.BROADCASTER_LOST);
    }

    private static boolean isOnAirOrWas(BroadcastWatch watch) {
        return watch.broadcast() != Broadcast.WAITING;
    }

    private static boolean isTimedOut(Sighting seen) {
        return seen instanceof Sighting.NotInRoom gone && gone.timedOut();
    }

    private static boolean isNews(BroadcastWatch watch, Sighting seen) {
        return isTimedOut(seen) && !watch.timedOut();
    }

    private static Instant latest(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
