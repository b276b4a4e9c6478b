package dev.ovation.stream.lifecycle;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamDatabase;
import dev.ovation.stream.StreamTopic;
import dev.ovation.stream.media.MediaState;
import dev.ovation.stream.media.Webhooks;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reconciler at work on real rows, with a media server that the test controls and a grace of five seconds. */
@QuarkusTest
class ReconcilerComponentTest {
    @Inject
    FakeMedia media;

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void reset() {
        media.reset();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    private static Callable<Boolean> is(UUID id, String broadcast) {
        return () -> Creators.broadcast(id).equals(broadcast);
    }

    private static Callable<Boolean> endedBecause(UUID id, String reason) {
        return () -> reason.equals(given().get("/api/streams/{id}", id).path("endReason"));
    }

    /** A round tells its time first and judges then: when a second one begins, one has judged what there is now. */
    private static void afterAWholeRound() {
        Set<String> begun = new HashSet<>();
        begun.add(rounds());
        soon().until(() -> begun.add(rounds()) && begun.size() > 2);
    }

    private static String rounds() {
        return StreamDatabase.text("SELECT observed_at FROM media_watch");
    }

    private UUID onAir() {
        UUID id = Creators.live(newcomer());
        media.enters(Creators.room(id));
        soon().until(is(id, "on_air"));
        return id;
    }

    @Test
    void shouldFollowTheBroadcasterWithoutAnyWebhook() {
        // Given
        UUID id = onAir();
        String room = Creators.room(id);

        // When
        media.leaves(room);
        soon().until(is(id, "interrupted"));
        media.enters(room);
        soon().until(is(id, "on_air"));
        media.leaves(room);

        // Then
        soon().until(endedBecause(id, "broadcaster_lost"));
        try (StreamTopic topic = new StreamTopic()) {
            topic.until(EventType.STREAM_ON_AIR, StreamView.class, id, all -> all.size() == 1);
            topic.until(EventType.STREAM_INTERRUPTED, StreamView.class, id, all -> all.size() == 2);
            topic.until(EventType.STREAM_RESUMED, StreamView.class, id, all -> all.size() == 1);
            assertEquals(
                    1,
                    topic.until(EventType.STREAM_ENDED, StreamEnded.class, id, all -> !all.isEmpty())
                            .size());
        }
        soon().until(() -> !media.has(room));
    }

    @Test
    void shouldWriteNothingWhileItWaits() {
        // Given
        UUID id = onAir();
        media.leaves(Creators.room(id));
        soon().until(is(id, "interrupted"));
        StreamDatabase.run("UPDATE streams SET missing_since = missing_since + interval '60 s' WHERE id = ?", id);
        String place = "SELECT ctid FROM streams WHERE id = ?"; // moves with each write
        String before = StreamDatabase.text(place, id);

        // When
        afterAWholeRound();

        // Then
        assertEquals(before, StreamDatabase.text(place, id));
        assertEquals("interrupted", Creators.broadcast(id));
    }

    @Test
    void shouldWaitForAsLongAsTheGrace() {
        // Given
        UUID id = onAir();

        // When
        media.leaves(Creators.room(id));
        soon().until(endedBecause(id, "broadcaster_lost"));

        // Then
        long millis = StreamDatabase.number(
                "SELECT (1000 * extract(epoch FROM ended_at - started_at))::bigint FROM streams WHERE id = ?", id);
        assertTrue(millis >= 5_000, "ended after " + millis + " ms");
    }

    @Test
    void shouldWaitShorterWhenTheMediaServerHasWaitedAlready() {
        // Given
        UUID id = Creators.live(newcomer());
        String room = Creators.room(id);
        String sid = media.enters(room);
        soon().until(is(id, "on_air"));

        // When
        media.leaves(room);
        Webhooks.send(Webhooks.left(room, sid, "CONNECTION_TIMEOUT")).then().statusCode(200);

        // Then
        assertEquals("t", StreamDatabase.text("SELECT timed_out FROM streams WHERE id = ?", id));
        soon().until(endedBecause(id, "broadcaster_lost"));
    }

    @Test
    void shouldNotBelieveALateReportAboutAnEarlierSession() {
        // Given
        UUID id = onAir();
        String room = Creators.room(id);
        media.leaves(room);

        // When
        Webhooks.send(Webhooks.left(room, "PA_earlier", "CONNECTION_TIMEOUT"))
                .then()
                .statusCode(200);

        // Then
        assertEquals("f", StreamDatabase.text("SELECT timed_out FROM streams WHERE id = ?", id));
    }

    @Test
    void shouldEndWhatWasNeverOnAir() {
        // Given
        UUID id = Creators.live(newcomer());

        // When
        StreamDatabase.run("UPDATE streams SET started_at = started_at - interval '301 s' WHERE id = ?", id);

        // Then
        soon().until(endedBecause(id, "never_broadcast"));
    }

    @Test
    void shouldKeepAStreamOnAirWhileTheMediaServerIsAway() {
        // Given
        UUID id = onAir();

        // When
        media.away(true);
        soon().until(() -> StreamDatabase.text("SELECT unreachable_since FROM media_watch") != null);
        StreamDatabase.run("UPDATE media_watch SET unreachable_since = unreachable_since - interval '110 s'");

        // Then
        afterAWholeRound();
        assertEquals("on_air", Creators.broadcast(id));
        StreamDatabase.run("UPDATE media_watch SET unreachable_since = unreachable_since - interval '11 s'");
        soon().until(endedBecause(id, "broadcaster_lost"));
    }

    @Test
    void shouldBeginTheGraceAnewWhenTheMediaServerIsBackWithoutItsRooms() {
        // Given
        UUID id = onAir();
        String room = Creators.room(id);
        media.leaves(room);
        soon().until(is(id, "interrupted"));
        media.away(true);
        soon().until(() -> StreamDatabase.text("SELECT unreachable_since FROM media_watch") != null);
        StreamDatabase.run("UPDATE streams SET missing_since = missing_since - interval '60 s' WHERE id = ?", id);
        media.restarts();

        // When
        media.away(false);
        soon().until(() -> media.has(room));
        soon().until(() -> StreamDatabase.text("SELECT unreachable_since FROM media_watch") == null);

        // Then
        assertEquals("interrupted", Creators.broadcast(id));
        media.enters(room);
        soon().until(is(id, "on_air"));
    }

    @Test
    void shouldSweepWhatAnOutageLeftLive() {
        // Given
        UUID id = onAir();
        StreamDatabase.run("UPDATE media_watch SET observed_at = observed_at - interval '1 h'");

        // When
        media.restarts();

        // Then
        soon().until(endedBecause(id, "broadcaster_lost"));
    }

    @Test
    void shouldEndWhoseRoomIsListedAndNeverAnswers() {
        // Given
        UUID id = onAir();
        String room = Creators.room(id);
        media.silent(room);
        media.leaves(room);
        afterAWholeRound();
        assertEquals("on_air", Creators.broadcast(id));

        // When
        aRoundTakesFiveSeconds();

        // Then
        soon().until(endedBecause(id, "broadcaster_lost"));
    }

    @Test
    void shouldKeepOnAirWhoIsListedAsSeenThoughItsRoomNeverAnswers() {
        // Given
        UUID id = onAir();
        String room = Creators.room(id);
        media.silent(room);
        StreamDatabase.run("UPDATE streams SET missing_since = clock_timestamp() WHERE id = ?", id);
        UUID other = onAir();
        media.silent(Creators.room(other));
        media.leaves(Creators.room(other));

        // When
        aRoundTakesFiveSeconds();
        soon().until(endedBecause(other, "broadcaster_lost"));
        afterAWholeRound();

        // Then
        assertEquals("on_air", Creators.broadcast(id));
    }

    /** Only as rounds see it: the clock of the database goes as ever. */
    private void aRoundTakesFiveSeconds() {
        QuarkusMock.installMockForType(
                new MediaWatchRepository(pool) {
                    private Duration ahead = Duration.ZERO;

                    @Override
                    Uni<Round> record(Boolean answered) {
                        ahead = ahead.plusSeconds(5);
                        return super.record(answered)
                                .map(round -> new Round(
                                        round.now().plus(ahead),
                                        round.everAnswered(),
                                        round.unreachableSince(),
                                        round.isBack(),
                                        round.gap()));
                    }
                },
                MediaWatchRepository.class);
    }

    @Test
    void shouldGoOnLookingWhileRoomsAreRemovedSlowly() {
        // Given
        media.removalTakes(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            media.leftover("old-" + i, Duration.ofSeconds(61));
        }
        String before = rounds();
        soon().until(() -> !rounds().equals(before));

        // When
        long began = System.nanoTime();
        afterAWholeRound();

        // Then
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, "two rounds took " + took);
        soon().until(() -> media.names().stream().noneMatch(name -> name.startsWith("old-")));
    }

    @Test
    void shouldRemoveRoomsThatHaveNoLiveStreamWhenTheyAreOld() {
        // Given
        media.leftover("old", Duration.ofSeconds(61));
        media.leftover("young", Duration.ofSeconds(30));

        // Then
        soon().until(() -> !media.has("old"));
        assertTrue(media.has("young"));
    }

    @Test
    void shouldBroadcastByHeartbeatsWhereThereIsNoMediaServer() {
        // Given
        media.state(MediaState.OFF);
        String ada = newcomer();
        UUID id = Creators.live(ada);

        // When
        as(ada).put("/api/streams/{id}/heartbeat", id).then().statusCode(204);

        // Then
        assertEquals("on_air", Creators.broadcast(id));
        soon().until(is(id, "interrupted"));
        as(ada).put("/api/streams/{id}/heartbeat", id).then().statusCode(204);
        assertEquals("on_air", Creators.broadcast(id));
        soon().until(endedBecause(id, "broadcaster_lost"));
    }

    @Test
    void shouldLeaveHeartbeatsWithoutEffectWhereAMediaServerIs() {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);

        // When
        as(ada).put("/api/streams/{id}/heartbeat", id).then().statusCode(204);

        // Then
        assertEquals("waiting", Creators.broadcast(id));
        assertEquals(null, StreamDatabase.text("SELECT heartbeat_at FROM streams WHERE id = ?", id));
    }

    @Test
    void shouldMoveFromHeartbeatsIntoTheRoomWhenTheMediaServerIsBuilt() {
        // Given
        media.state(MediaState.OFF);
        String ada = newcomer();
        UUID id = Creators.live(ada);
        as(ada).put("/api/streams/{id}/heartbeat", id).then().statusCode(204);

        // When
        media.state(MediaState.ON);
        soon().until(() -> media.has(Creators.room(id)));
        as(ada).put("/api/streams/{id}/heartbeat", id).then().statusCode(204);
        media.enters(Creators.room(id));

        // Then
        soon().until(() -> StreamDatabase.text("SELECT broadcaster_sid FROM streams WHERE id = ?", id) != null);
        assertEquals("on_air", Creators.broadcast(id));
        assertFalse(endedEver(id));
    }

    private static boolean endedEver(UUID id) {
        return "ended".equals(given().get("/api/streams/{id}", id).path("status"));
    }
}
