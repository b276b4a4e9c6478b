package dev.ovation.stream.broadcast;

import static dev.ovation.stream.broadcast.SampleStreams.JAM;
import static dev.ovation.stream.broadcast.SampleStreams.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state table of the contract, cell by cell, and what a broadcaster's coming and going makes of a stream. */
class LiveStreamTest {
    private static final Instant LATER = NOON.plusSeconds(90);

    private static final Consumer<LiveStream> START = stream -> stream.start(LATER);
    private static final Consumer<LiveStream> EDIT = stream -> stream.edit(JAM, null, LATER);
    private static final Consumer<LiveStream> RESCHEDULE = stream -> stream.edit(JAM, LATER.plusSeconds(60), LATER);
    private static final Consumer<LiveStream> END = stream -> stream.end(LATER, EndReason.CREATOR);
    private static final Consumer<LiveStream> BROADCAST = LiveStream::requireLive;
    private static final Consumer<LiveStream> WATCH = LiveStream::requireWatchable;

    static Stream<Arguments> allowed() {
        return Stream.of(
                cell("start", scheduled(), START),
                cell("edit", scheduled(), EDIT),
                cell("reschedule", scheduled(), RESCHEDULE),
                cell("end", scheduled(), END),
                cell("edit", live(), EDIT),
                cell("end", live(), END),
                cell("broadcast-token and heartbeat", live(), BROADCAST),
                cell("viewer token", live(), WATCH));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                cell("broadcast-token and heartbeat", scheduled(), BROADCAST, StreamRefusal.NotLive.class),
                cell("viewer token", scheduled(), WATCH, StreamRefusal.NotLive.class),
                cell("start", live(), START, StreamRefusal.AlreadyLive.class),
                cell("reschedule", live(), RESCHEDULE, StreamRefusal.AlreadyLive.class),
                cell("start", ended(), START, StreamRefusal.HasEnded.class),
                cell("edit", ended(), EDIT, StreamRefusal.HasEnded.class),
                cell("end", ended(), END, StreamRefusal.HasEnded.class),
                cell("broadcast-token and heartbeat", ended(), BROADCAST, StreamRefusal.NotLive.class),
                cell("viewer token", ended(), WATCH, StreamRefusal.HasEnded.class));
    }

    private static Supplier<LiveStream> scheduled() {
        return SampleStreams::scheduled;
    }

    private static Supplier<LiveStream> live() {
        return SampleStreams::live;
    }

    private static Supplier<LiveStream> ended() {
        return SampleStreams::ended;
    }

    private static Arguments cell(String action, Supplier<LiveStream> state, Consumer<LiveStream> does) {
        return Arguments.of(action + " of a " + state.get().status().wire() + " stream", state, does);
    }

    private static Arguments cell(
            String action, Supplier<LiveStream> state, Consumer<LiveStream> does, Class<? extends Throwable> refusal) {
        return Arguments.of(action + " of a " + state.get().status().wire() + " stream", state, does, refusal);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void shouldAllowWhatTheStateTableAllows(String cell, Supplier<LiveStream> state, Consumer<LiveStream> action) {
        // Given
        LiveStream stream = state.get();
        long version = stream.version();

        // When
        action.accept(stream);

        // Then
        assertTrue(stream.version() == version || stream.version() == version + 1, cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void shouldRefuseWhatTheStateTableRefusesAndChangeNothing(
            String cell, Supplier<LiveStream> state, Consumer<LiveStream> action, Class<? extends Throwable> refusal) {
        // Given
        LiveStream stream = state.get();
        StreamView before = StreamViews.of(stream);

        // When
        assertThrows(refusal, () -> action.accept(stream), cell);

        // Then
        assertEquals(before, StreamViews.of(stream));
    }

    @Test
    void shouldTellTheDurationInWholeSecondsWhenItEnds() {
        // Given
        LiveStream stream = SampleStreams.live();

        // When
        StreamEnded decision = stream.end(NOON.plusMillis(61_900), EndReason.MODERATOR);

        // Then
        assertEquals(61, decision.durationSeconds());
        assertEquals("moderator", decision.endReason());
        assertEquals(2, decision.version());
        assertEquals("off", StreamViews.of(stream).broadcast());
    }

    @Test
    void shouldBeCancelledWhenItNeverStarted() {
        // Given
        LiveStream stream = SampleStreams.scheduled();

        // When
        StreamEnded decision = stream.end(LATER, EndReason.CREATOR);

        // Then
        assertEquals("cancelled", decision.endReason());
        assertEquals(0, decision.durationSeconds());
        assertNull(decision.startedAt());
    }

    @Test
    void shouldComeOnAirOnceHoweverOftenItIsSeen() {
        // Given
        LiveStream stream = SampleStreams.live();

        // When
        Optional<BroadcastChange> first = stream.take(new BroadcastStep.Present("PA_1", true), LATER);
        Optional<BroadcastChange> again = stream.take(new BroadcastStep.Present("PA_2", true), LATER);

        // Then
        assertInstanceOf(BroadcastChange.OnAir.class, first.orElseThrow());
        assertTrue(again.isEmpty());
        assertEquals("PA_2", stream.trace().sid);
        assertEquals(2, stream.version());
    }

    @Test
    void shouldShowNothingOfAFirstMiss() {
        // Given
        LiveStream stream = SampleStreams.onAir();
        long version = stream.version();

        // When
        Optional<BroadcastChange> change = stream.take(new BroadcastStep.Missed(false), LATER);

        // Then
        assertTrue(change.isEmpty());
        assertEquals(LATER, stream.trace().missingSince);
        assertEquals(version, stream.version());
    }

    @Test
    void shouldKeepTheFirstMissWhenMissedAgain() {
        // Given
        LiveStream stream = SampleStreams.onAir();
        stream.take(new BroadcastStep.Missed(false), NOON.plusSeconds(10));

        // When
        stream.take(new BroadcastStep.Missed(true), NOON.plusSeconds(20));

        // Then
        assertEquals(NOON.plusSeconds(10), stream.trace().missingSince);
        assertTrue(stream.trace().timedOut);
    }

    @Test
    void shouldResumeWhenTheBroadcasterComesBack() {
        // Given
        LiveStream stream = SampleStreams.onAir();
        stream.take(new BroadcastStep.Interrupt(), LATER);

        // When
        Optional<BroadcastChange> change = stream.take(new BroadcastStep.Present("PA_2", true), LATER);

        // Then
        assertInstanceOf(BroadcastChange.Resumed.class, change.orElseThrow());
        assertNull(stream.trace().missingSince);
    }

    @Test
    void shouldNotReviveWhenABroadcasterIsSeenAfterTheEnd() {
        // Given
        LiveStream stream = SampleStreams.ended();
        StreamView before = StreamViews.of(stream);

        // When
        Optional<BroadcastChange> change = stream.take(new BroadcastStep.Present("PA_1", true), LATER);

        // Then
        assertTrue(change.isEmpty());
        assertEquals(before, StreamViews.of(stream));
    }

    @Test
    void shouldRefuseAnyoneButItsCreator() {
        // Given
        LiveStream stream = SampleStreams.live();

        // Then
        assertThrows(StreamRefusal.NotOwner.class, () -> stream.requireOwner(UUID.randomUUID()));
    }
}
