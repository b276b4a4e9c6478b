package dev.ovation.gift.closing;

import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftSent;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.LongWork;
import dev.ovation.gift.Meddling;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The end of a stream (M7). */
@QuarkusTest
class ClosingComponentTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SENDERS = 20;

    @Inject
    Closing closing;

    @RepeatedTest(12)
    void shouldCloseWithExactlyWhatWasAnsweredWhenTwentySendersDoNotStop() {
        // Given
        UUID stream = SampleStreams.live();
        AtomicLong paid = new AtomicLong();
        AtomicLong gifts = new AtomicLong();
        AtomicBoolean decided = new AtomicBoolean();
        try (GiftTopic topic = new GiftTopic()) {

            // When
            List<Integer> lastAnswers = Crowd.of(SENDERS, sender -> {
                String fan = Fans.newcomer();
                while (true) {
                    Response answer = Fans.sendUntilJudged(fan, stream, ROSE, 1 + sender % 3);
                    if (answer.statusCode() != 201) {
                        return answer.statusCode();
                    }
                    paid.addAndGet(answer.jsonPath().getLong("totalCoins"));
                    if (gifts.incrementAndGet() > 60 && decided.compareAndSet(false, true)) {
                        SampleStreams.end(stream);
                    }
                }
            });

            // Then
            assertThat(lastAnswers.stream().distinct().toList(), is(List.of(409)));
            List<GiftTopic.Event<GiftClosed>> closed =
                    topic.until(EventType.GIFT_CLOSED, GiftClosed.class, stream, events -> !events.isEmpty());
            List<GiftTopic.Event<GiftSent>> sent =
                    topic.until(EventType.GIFT_SENT, GiftSent.class, stream, events -> events.size() >= gifts.get());
            assertThat("coins in gift:closed", closed.get(0).data().totalCoins(), is(paid.get()));
            assertThat("gifts in gift:closed", closed.get(0).data().giftCount(), is(gifts.get()));
            assertThat(
                    "coins in gift:sent",
                    sent.stream().mapToLong(e -> e.data().totalCoins()).sum(),
                    is(paid.get()));
            assertThat("coins recorded", Ledger.coinsOf(stream), is(paid.get()));
            assertThat(
                    "coins on the board",
                    given().get("/api/streams/{id}/leaderboard", stream)
                            .jsonPath()
                            .getLong("totalCoins"),
                    is(paid.get()));
            assertThat("times it was closed", closed.size(), is(1));
        }
        Ledger.mustBalance();
    }

    @Test
    void shouldWaitForAGiftThatBeganBeforeTheEnd() throws Exception {
        // Given
        UUID stream = SampleStreams.live();
        try (GiftTopic topic = new GiftTopic();
                Connection slow = TestInfrastructure.connectAs("gift_service");
                Statement gift = slow.createStatement()) {
            slow.setAutoCommit(false);
            gift.execute("SELECT open_wallet('%s', 10)".formatted(UUID.randomUUID())); // its transaction runs
            SampleStreams.end(stream);
            await().atMost(SOON).until(() -> marked(stream));

            // When
            try (PreparedStatement record = slow.prepareStatement(
                    "INSERT INTO stream_gifts (id, stream_id, creator_id, sender_id, sender_username, gift_id, quantity,"
                            + " total_coins, creator_coins, created_at)"
                            + " VALUES (?, ?, ?, ?, 'late', ?, 1, 42, 42, clock_timestamp())")) {
                record.setObject(1, UUID.randomUUID());
                record.setObject(2, stream);
                record.setObject(3, UUID.randomUUID());
                record.setObject(4, UUID.randomUUID());
                record.setObject(5, ROSE);
                record.execute();
            }
            await().pollDelay(Duration.ofMillis(500)).atMost(SOON).until(() -> !published(stream));
            slow.commit();

            // Then
            GiftTopic.Event<GiftClosed> closed = topic.until(
                            EventType.GIFT_CLOSED, GiftClosed.class, stream, events -> !events.isEmpty())
                    .get(0);
            assertThat(closed.data(), is(new GiftClosed(stream, 42, 1)));
            assertThat(closed.id(), is(Closing.eventId(stream)));
        } finally {
            GiftDatabase.run("DELETE FROM stream_gifts WHERE stream_id = ?", stream);
        }
    }

    @Test
    void shouldNotWaitForLongWorkWhichSendsNoGift() throws Exception {
        // Given
        UUID stream = SampleStreams.live();
        try (Connection proof = TestInfrastructure.connectAs("gift_service");
                Statement statement = proof.createStatement()) {
            proof.setAutoCommit(false);
            statement.execute("SET LOCAL application_name = '" + LongWork.NAME + "'");
            statement.execute("SELECT count(*) FROM transfers");

            // When
            SampleStreams.end(stream);

            // Then: while it still runs
            await().atMost(SOON).until(() -> published(stream));
            proof.rollback();
        }
    }

    @Test
    void shouldFinishWhatACrashLeftBehindAndTellItOnce() {
        // Given
        UUID stream = SampleStreams.live();
        Fans.send(Fans.newcomer(), stream, ROSE, 9).then().statusCode(201);
        try (GiftTopic topic = new GiftTopic()) {

            // When
            GiftDatabase.run("INSERT INTO closed_streams (stream_id) VALUES (?)", stream); // and then it crashed

            // Then
            List<GiftTopic.Event<GiftClosed>> closed =
                    topic.until(EventType.GIFT_CLOSED, GiftClosed.class, stream, events -> !events.isEmpty());
            assertThat(closed.get(0).data(), is(new GiftClosed(stream, 9, 1)));
            SampleStreams.end(stream);
            await().atMost(SOON)
                    .until(() -> GiftDatabase.number(
                                    "SELECT count(*) FROM known_stream WHERE stream_id = ? AND status = 'ended'",
                                    stream)
                            == 1);
            Crowd.of(4, i -> round());
            UUID other = SampleStreams.ended();
            topic.until(EventType.GIFT_CLOSED, GiftClosed.class, other, events -> !events.isEmpty());
            assertThat(
                    topic.until(EventType.GIFT_CLOSED, GiftClosed.class, stream, events -> true)
                            .size(),
                    is(1));
        }
    }

    @Test
    void shouldCloseTheOthersWhereOneCanNotBeClosed() {
        // Given
        UUID stuck = SampleStreams.live();
        try (Meddling refusal = new Meddling(
                "UPDATE", "closed_streams", "NEW.stream_id = '" + stuck + "'", "RAISE EXCEPTION 'not now'")) {
            GiftDatabase.run("INSERT INTO closed_streams (stream_id) VALUES (?)", stuck);
            await().atMost(SOON).until(() -> refusal.times() > 0);

            // When
            UUID next = SampleStreams.ended();

            // Then
            await().atMost(SOON).until(() -> published(next));
            assertThat(published(stuck), is(false));
        }
        await().atMost(SOON).until(() -> published(stuck));
    }

    @Test
    void shouldCloseAStreamWhoseGiftsTakeLongToSum() {
        // Given
        UUID stream = SampleStreams.live();
        try (Meddling length =
                new Meddling("UPDATE", "closed_streams", "NEW.stream_id = '" + stream + "'", "PERFORM pg_sleep(3)")) {

            // When
            SampleStreams.end(stream);

            // Then
            await().atMost(SOON).until(() -> published(stream));
            assertThat("attempts", length.times(), is(1L));
        }
    }

    private Void round() {
        try {
            return VertxContextSupport.subscribeAndAwait(closing::round);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static boolean marked(UUID stream) {
        return GiftDatabase.number("SELECT count(*) FROM closed_streams WHERE stream_id = ?", stream) == 1;
    }

    private static boolean published(UUID stream) {
        return GiftDatabase.number(
                        "SELECT count(*) FROM closed_streams WHERE stream_id = ? AND published_at IS NOT NULL", stream)
                == 1;
    }
}
