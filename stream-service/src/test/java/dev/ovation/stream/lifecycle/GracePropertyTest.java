package dev.ovation.stream.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.stream.broadcast.Broadcast;
import dev.ovation.stream.broadcast.BroadcastStep;
import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whole lives of broadcasts, a look every two seconds, with the figures of production. */
class GracePropertyTest {
    private static final int LOOK_EVERY = 2;
    private static final int LONGEST_ABSENCE = 26;

    /** A stream on air as the reconciler moves it on. */
    private static final class Life {
        private final Grace grace = new Grace(GraceTest.PRODUCTION);
        private BroadcastWatch watch = new BroadcastWatch(
                UUID.randomUUID(), "room", Broadcast.ON_AIR, GraceTest.START, null, false, null, "PA_1");
        private int second;
        private @Nullable EndReason ended;

        private Instant now() {
            return GraceTest.START.plusSeconds(second);
        }

        /** Looks again and again while it stays as it is. */
        Life look(Sighting seen, int seconds) {
            for (int end = second + seconds; second < end && ended == null; second += LOOK_EVERY) {
                take(grace.judge(watch, seen, Instant.EPOCH, now()));
            }
            return this;
        }

        Life lookUnreachable(int seconds) {
            int begin = second;
            for (; second < begin + seconds && ended == null; second += LOOK_EVERY) {
                Sighting away = new Sighting.Unreachable(Duration.ofSeconds(second - begin));
                take(grace.judge(watch, away, Instant.EPOCH, now()));
            }
            if (watch.missingSince() != null) {
                change(watch.broadcast(), now(), false, watch.sid()); // the fresh grace of a server that is back
            }
            return this;
        }

        private void take(BroadcastStep step) {
            if (step instanceof BroadcastStep.Present present) {
                change(present.onAir() ? Broadcast.ON_AIR : watch.broadcast(), null, false, present.sid());
            } else if (step instanceof BroadcastStep.Missed missed) {
                Instant since = watch.missingSince() == null ? now() : watch.missingSince();
                change(watch.broadcast(), since, watch.timedOut() || missed.timedOut(), watch.sid());
            } else if (step instanceof BroadcastStep.Interrupt) {
                change(Broadcast.INTERRUPTED, watch.missingSince(), watch.timedOut(), watch.sid());
            } else if (step instanceof BroadcastStep.End end) {
                ended = end.reason();
            }
        }

        private void change(Broadcast broadcast, @Nullable Instant missingSince, boolean timedOut, String sid) {
            watch = new BroadcastWatch(
                    watch.streamId(), "room", broadcast, watch.startedAt(), missingSince, timedOut, null, sid);
        }
    }

    @Property
    void shouldNeverEndWhoAlwaysComesBackInTime(
            @ForAll @Size(max = 30) List<@IntRange(min = 2, max = LONGEST_ABSENCE) Integer> absences) {
        // Given
        Life life = new Life();

        // When
        for (int i = 0; i < absences.size(); i++) {
            life.look(new Sighting.NotInRoom(false), absences.get(i)).look(new Sighting.InRoom("PA_" + i, true), 4);
        }

        // Then
        assertNull(life.ended);
        assertEquals(Broadcast.ON_AIR, life.watch.broadcast());
    }

    @Property
    void shouldEndWhoStaysAwayAndNotLaterThanPromised(
            @ForAll @IntRange(min = 0, max = 600) int before, @ForAll boolean timedOut) {
        // Given
        Life life = new Life().look(new Sighting.InRoom("PA_1", true), before);
        int left = life.second;

        // When
        life.look(new Sighting.NotInRoom(timedOut), 120);

        // Then
        assertNotNull(life.ended);
        int waited = life.second - left;
        int grace = timedOut ? 15 : 30;
        assertTrue(waited >= grace && waited <= grace + 2 * LOOK_EVERY, "waited " + waited + " s");
    }

    @Property
    void shouldNotHoldAnOutageOfTheMediaServerAgainstABroadcaster(
            @ForAll @IntRange(min = 2, max = 118) int outage,
            @ForAll @IntRange(min = 2, max = LONGEST_ABSENCE) int absentBefore,
            @ForAll @IntRange(min = 2, max = LONGEST_ABSENCE) int absentAfter) {
        // Given
        Life life = new Life().look(new Sighting.NotInRoom(false), absentBefore);

        // When
        life.lookUnreachable(outage)
                .look(new Sighting.NotInRoom(false), absentAfter)
                .look(new Sighting.InRoom("PA_2", true), 4);

        // Then
        assertNull(life.ended);
        assertEquals(Broadcast.ON_AIR, life.watch.broadcast());
    }
}
