package dev.ovation.viewer.audience;

import static dev.ovation.viewer.Viewers.somebody;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestInfrastructure;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.Refusal;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.Topics;
import dev.ovation.viewer.ViewerEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The closing totals: after the last view, and once. */
@QuarkusTest
class ClosingComponentTest {

    @Test
    void shouldPublishTheTotalsOnceWhenAStreamHasEnded() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        String first = gateway.open(stream, somebody());
        gateway.open(stream, somebody());
        Counting.next();
        gateway.close(first);
        gateway.open(stream, somebody());
        Counting.next();
        try (Topics viewers = new Topics("ovation.viewers")) {
            // When
            SampleStreams.end(stream);
            closeUntilTold(stream);
            SampleStreams.endAgain(stream);
            Counting.closing();
            Counting.closing();
            UUID witness = SampleStreams.ended();
            closeUntilTold(witness);

            // Then
            viewers.until(EventType.VIEWER_CLOSED, witness, events -> events.size() == 1);
            var closed = viewers.until(EventType.VIEWER_CLOSED, stream, events -> !events.isEmpty());
            assertEquals(1, closed.size());
            JsonPath totals = JsonPath.from(Topics.json(closed.get(0)));
            assertEquals(2, totals.getInt("peakViewers"));
            assertEquals(3, totals.getInt("totalViews"));
            assertEquals(Closing.eventId(stream).toString(), Topics.header(closed.get(0), CloudEvent.ID));
            assertEquals("internal", Topics.header(closed.get(0), CloudEvent.AUDIENCE));
        }
    }

    @Test
    void shouldWaitWhenATransactionMayStillSeeTheStreamLive() throws SQLException {
        // Given
        UUID stream = SampleStreams.live();
        try (Connection slow = TestInfrastructure.connectAs(ViewerEngines.SCHEMA);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO stream_viewers (stream_id, user_id) VALUES ('" + stream + "', uuidv7())");

            // When
            SampleStreams.end(stream);
            Counting.closing();
            Counting.closing();

            // Then
            assertEquals(0, told(stream));

            // When
            slow.commit();
        }
        closeUntilTold(stream);

        // Then
        assertEquals(1, views(stream));
    }

    @Test
    void shouldCountNothingMoreWhenAStreamHasEnded() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        Counting.next();
        long version = FiguresOf.publishedCount(stream);
        SampleStreams.end(stream);

        // When: a gateway that has not heard of it
        gateway.open(stream, somebody());
        Counting.next();
        closeUntilTold(stream);
        Counting.next();

        // Then
        assertEquals(version, FiguresOf.publishedCount(stream));
        assertEquals(1, views(stream));
        assertEquals(1, Database.number("SELECT count(*) FROM stream_viewers WHERE stream_id = ?", stream));
    }

    @Test
    void shouldCountWhoIsThereAtTheEndWhenNothingWasCountedBefore() {
        // Given: who came before the service knew of the stream, and who came afterwards
        UUID stream = UUID.randomUUID();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        gateway.openGuest(stream, UUID.randomUUID());
        gateway.openUncounted(stream, SampleStreams.OWNER);
        SampleStreams.start(stream);
        gateway.open(stream, somebody());

        // When
        SampleStreams.end(stream);
        gateway.open(stream, somebody());
        closeUntilTold(stream);

        // Then
        assertEquals(3, peak(stream));
        assertEquals(3, views(stream));
    }

    /** P5. */
    @Test
    void shouldCountNobodyMoreWhenTheEndIsToldAgain() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        SampleStreams.end(stream);

        // When
        gateway.open(stream, somebody());
        SampleStreams.endAgain(stream);
        closeUntilTold(stream);

        // Then
        assertEquals(1, peak(stream));
        assertEquals(1, views(stream));
    }

    @Test
    void shouldCountNobodyWhenAStreamNeverBegan() {
        // Given
        UUID stream = SampleStreams.scheduled();
        Gateway.started().open(stream, somebody());

        // When
        SampleStreams.cancel(stream);
        closeUntilTold(stream);

        // Then
        assertEquals(0, peak(stream));
        assertEquals(0, views(stream));
    }

    @Test
    void shouldCloseTheOthersWhereOneCanNotBeClosed() {
        // Given: the rounds go by id
        UUID stuck = new UUID(0, ThreadLocalRandom.current().nextLong());
        SampleStreams.start(stuck);
        UUID next = SampleStreams.live();
        try (Refusal refusal =
                Refusal.of("audience", "NEW.totals_at IS NOT NULL AND NEW.stream_id = '" + stuck + "'")) {
            // When
            SampleStreams.end(stuck);
            SampleStreams.end(next);

            // Then
            AtomicBoolean refused = new AtomicBoolean();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                try {
                    Counting.closing();
                } catch (IllegalStateException e) {
                    refused.set(true);
                }
                return refused.get() && told(next) == 1;
            });
            assertEquals(0, told(stuck));
        }
        closeUntilTold(stuck);
    }

    private static long peak(UUID stream) {
        return Database.number("SELECT peak_viewers FROM audience WHERE stream_id = ?", stream);
    }

    private static long views(UUID stream) {
        return Database.number("SELECT total_views FROM audience WHERE stream_id = ?", stream);
    }

    /** Other sessions' transactions, of the consumer for one, come and go: so more than one round may be needed. */
    private static void closeUntilTold(UUID stream) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Counting.closing();
            return told(stream) == 1;
        });
    }

    private static long told(UUID stream) {
        return Database.number("SELECT count(*) FROM audience WHERE stream_id = ? AND totals_at IS NOT NULL", stream);
    }
}
