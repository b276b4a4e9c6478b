package dev.ovation.stream.broadcast;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long streams wait for what. All durations as in {@code 30S}, {@code 5M}. */
@ConfigMapping(prefix = "ovation.stream")
public interface StreamConfig {

    /** A live stream that was never on air is ended after this. */
    @WithDefault("5M")
    Duration neverBroadcastAfter();

    /** How long an interrupted broadcaster may take to come back. */
    @WithDefault("30S")
    Duration grace();

    /** The same where the media server itself reported a timeout: it has waited 21 s before it did. */
    @WithDefault("15S")
    Duration graceAfterTimeout();

    /** Of the grace, at least this much remains after a time in which nobody watched (a restart of this service). */
    @WithDefault("10S")
    Duration graceAfterGap();

    /** Without a media server: silence of the creator's page that counts as an interruption. */
    @WithDefault("15S")
    Duration heartbeatSilence();

    /** A media server that had answered and is unreachable for this long: streams on air are ended. */
    @WithDefault("120S")
    Duration unreachableLimit();

    /** From one look at all broadcasters to the next. */
    @WithDefault("2S")
    Duration lookEvery();

    /** A second miss counts only this long after the first, so that a reload is none. */
    @WithDefault("1S")
    Duration secondMissAfter();

    /** A room of ours without a live stream is deleted when it is older than this. */
    @WithDefault("60S")
    Duration roomLeftoverAfter();

    /** How far ahead a stream may be scheduled. */
    @WithDefault("365D")
    Duration furthestSchedule();

    /** How long the answer to {@code end} waits for the final figures. */
    @WithDefault("1S")
    Duration finalFiguresWait();

    /** A user whose streams stand in no public list: the suite's own probe. */
    @WithDefault("ovation-probe")
    String unlistedCreator();
}
