package dev.ovation.stream.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.stream.broadcast.Broadcast;
import dev.ovation.stream.broadcast.BroadcastStep;
import dev.ovation.stream.broadcast.BroadcastStep.End;
import dev.ovation.stream.broadcast.BroadcastStep.Interrupt;
import dev.ovation.stream.broadcast.BroadcastStep.Missed;
import dev.ovation.stream.broadcast.BroadcastStep.Present;
import dev.ovation.stream.broadcast.BroadcastStep.Stay;
import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.EndReason;
import dev.ovation.stream.broadcast.StreamConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the grace with the figures of production, at every edge that matters. */
class GraceTest {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    static final StreamConfig PRODUCTION = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 300, new DurationConverter())
            .withMapping(StreamConfig.class)
            .build()
            .getConfigMapping(StreamConfig.class);
    private static final Sighting GONE = new Sighting.NotInRoom(false);
    private static final Sighting TIMED_OUT = new Sighting.NotInRoom(true);
    private static final Sighting THERE = new Sighting.InRoom("PA_1", true);
    private static final Sighting DARK = new Sighting.InRoom("PA_1", false);
    private static final Sighting NO_SERVER = new Sighting.NoServer();

    private final Grace grace = new Grace(PRODUCTION);

    private static BroadcastWatch waiting() {
        return watch(Broadcast.WAITING, null, false, null, null);
    }

    private static BroadcastWatch onAir() {
        return watch(Broadcast.ON_AIR, null, false, null, "PA_1");
    }

    private static BroadcastWatch missed(int second) {
        return watch(Broadcast.ON_AIR, at(second), false, null, "PA_1");
    }

    private static BroadcastWatch interrupted(int missedAt, boolean timedOut) {
        return watch(Broadcast.INTERRUPTED, at(missedAt), timedOut, null, "PA_1");
    }

    private static BroadcastWatch beating(Broadcast broadcast, int heartbeatAt) {
        return watch(broadcast, null, false, at(heartbeatAt), null);
    }

    private static BroadcastWatch watch(
            Broadcast broadcast, Instant missingSince, boolean timedOut, Instant heartbeatAt, String sid) {
        return new BroadcastWatch(
                UUID.randomUUID(), "room", broadcast, START, missingSince, timedOut, heartbeatAt, sid);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Sighting unreachable(int seconds) {
        return new Sighting.Unreachable(Duration.ofSeconds(seconds));
    }

    static Stream<Arguments> rules() {
        BroadcastStep lost = new End(EndReason.BROADCASTER_LOST);
        BroadcastStep never = new End(EndReason.NEVER_BROADCAST);
        BroadcastStep stay = new Stay();
        return Stream.of(
                rule("a waiting stream waits", waiting(), GONE, 299, stay),
                rule("for five minutes", waiting(), GONE, 300, never),
                rule("also in the dark", waiting(), DARK, 300, never),
                rule(
                        "and comes on air when there is something to see",
                        waiting(),
                        THERE,
                        10,
                        new Present("PA_1", true)),
                rule("even late", waiting(), THERE, 301, new Present("PA_1", true)),
                rule("nobody knows while unreachable", waiting(), unreachable(119), 400, stay),
                rule("but not for ever", waiting(), unreachable(120), 400, never),
                rule("without a server it waits as long", waiting(), NO_SERVER, 299, stay),
                rule("and no longer", waiting(), NO_SERVER, 300, never),
                rule("on air and there: nothing", onAir(), THERE, 10, stay),
                rule("there with all tracks gone: nothing", onAir(), DARK, 10, stay),
                rule(
                        "reloaded: the new session is remembered",
                        onAir(),
                        new Sighting.InRoom("PA_2", true),
                        10,
                        new Present("PA_2", true)),
                rule("a first miss is remembered", onAir(), GONE, 10, new Missed(false)),
                rule("with its timeout", onAir(), TIMED_OUT, 10, new Missed(true)),
                rule("a second one at once is none", missed(10), GONE, 10, stay),
                rule("a second one interrupts", missed(10), GONE, 11, new Interrupt()),
                rule("back before it: forgotten", missed(10), THERE, 11, new Present("PA_1", true)),
                rule("a timeout reported late is remembered", missed(10), TIMED_OUT, 12, new Missed(true)),
                rule("unreachable is no miss", onAir(), unreachable(119), 200, stay),
                rule("unreachable for 120 s is the end", onAir(), unreachable(120), 200, lost),
                rule("the grace runs from the first miss", interrupted(10, false), GONE, 39, stay),
                rule("for 30 s", interrupted(10, false), GONE, 40, lost),
                rule("for 15 s after a timeout", interrupted(10, true), GONE, 24, stay),
                rule("and no longer", interrupted(10, true), GONE, 25, lost),
                rule("back within the grace", interrupted(10, false), THERE, 39, new Present("PA_1", true)),
                rule("back in the dark stops the grace", interrupted(10, false), DARK, 39, new Present("PA_1", false)),
                rule("unreachable stops the grace", interrupted(10, false), unreachable(60), 100, stay),
                rule("heartbeats within 15 s", beating(Broadcast.ON_AIR, 10), NO_SERVER, 24, stay),
                rule("silence for 15 s interrupts", beating(Broadcast.ON_AIR, 10), NO_SERVER, 25, new Interrupt()),
                rule("30 s more", beating(Broadcast.INTERRUPTED, 10), NO_SERVER, 54, stay),
                rule("is the end", beating(Broadcast.INTERRUPTED, 10), NO_SERVER, 55, lost),
                rule(
                        "a room nobody entered holds nothing against heartbeats",
                        beating(Broadcast.ON_AIR, 10),
                        GONE,
                        20,
                        stay),
                rule(
                        "whoever entered it has left heartbeats behind",
                        beating(Broadcast.ON_AIR, 10),
                        THERE,
                        20,
                        new Present("PA_1", true)));
    }

    private static Arguments rule(
            String name, BroadcastWatch watch, Sighting seen, int second, BroadcastStep expected) {
        return Arguments.of(name, watch, seen, second, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void shouldFollowTheRule(String name, BroadcastWatch watch, Sighting seen, int second, BroadcastStep expected) {
        // When
        BroadcastStep step = grace.judge(watch, seen, Instant.EPOCH, at(second));

        // Then
        assertEquals(expected, step, name);
    }

    @Test
    void shouldLeaveTimeToComeBackWhenNobodyListenedMeanwhile() {
        // Given
        BroadcastWatch overdue = interrupted(10, false);
        Instant restarted = at(100);

        // When
        BroadcastStep soon = grace.judge(overdue, GONE, restarted, at(109));
        BroadcastStep later = grace.judge(overdue, GONE, restarted, at(110));

        // Then
        assertEquals(new Stay(), soon);
        assertEquals(new End(EndReason.BROADCASTER_LOST), later);
    }

    @Test
    void shouldNotCountSilenceOfHeartbeatsWhileNobodyListened() {
        // Given
        BroadcastWatch silent = beating(Broadcast.ON_AIR, 10);
        Instant restarted = at(100);

        // When
        BroadcastStep step = grace.judge(silent, NO_SERVER, restarted, at(114));

        // Then
        assertEquals(new Stay(), step);
    }
}
