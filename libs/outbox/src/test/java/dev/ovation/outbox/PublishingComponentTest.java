package dev.ovation.outbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "outbox_test"))
class PublishingComponentTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    private final UUID stream = UUID.randomUUID();
    private TopicReader topic;

    @BeforeEach
    void read() {
        topic = new TopicReader("ovation.gifts");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private ConsumerRecord<String, byte[]> arrival(UUID eventId) {
        return topic
                .until(
                        SOON,
                        read -> read.stream().anyMatch(m -> eventId.toString().equals(TopicReader.id(m))))
                .stream()
                .filter(m -> eventId.toString().equals(TopicReader.id(m)))
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> publish(GiftSent gift) {
        return pool.withTransaction(tx -> outbox.publish(tx, EventType.GIFT_SENT, gift.id(), gift.streamId(), gift));
    }

    @Test
    void shouldPublishWithTheRowOfTheSameTransaction() {
        // Given
        GiftSent gift = SampleGifts.roses(stream, 3);
        UUID note = UUID.randomUUID();

        // When
        pool.withTransaction(tx -> tx.preparedQuery("INSERT INTO note VALUES ($1, 'a rose')")
                        .execute(Tuple.of(note))
                        .chain(() -> outbox.publish(tx, EventType.GIFT_SENT, gift.id(), stream, gift)))
                .await()
                .atMost(SOON);

        // Then
        assertThat(arrival(gift.id()).key(), is(stream.toString()));
        assertThat(Database.number("SELECT count(*) FROM outbox_test.note WHERE id = '" + note + "'"), is(1L));
    }

    @Test
    void shouldSendCloudEventHeadersOfTheContract() {
        // Given
        GiftSent gift = SampleGifts.roses(stream, 2);
        UUID hidden = UUID.randomUUID();

        // When
        pool.withTransaction(tx -> outbox.publish(tx, EventType.GIFT_SENT, gift.id(), stream, gift, hidden))
                .await()
                .atMost(SOON);

        // Then
        ConsumerRecord<String, byte[]> message = arrival(gift.id());
        assertThat(message.key(), is(stream.toString()));
        assertThat(TopicReader.header(message, "ce_specversion"), is("1.0"));
        assertThat(TopicReader.header(message, "ce_source"), is("/gift-service"));
        assertThat(TopicReader.header(message, "ce_type"), is("gift:sent"));
        assertThat(TopicReader.header(message, "ce_subject"), is(stream.toString()));
        assertThat(TopicReader.header(message, "ce_dataschema"), endsWith("/gift:sent/1"));
        assertThat(TopicReader.header(message, "content-type"), is("application/json"));
        assertThat(TopicReader.header(message, "ce_audience"), is("public"));
        assertThat(TopicReader.header(message, "ce_delivery"), is("kept"));
        assertThat(TopicReader.header(message, "ce_hides"), is(hidden.toString()));
        assertThat(
                Duration.between(Instant.parse(TopicReader.header(message, "ce_time")), Instant.now()),
                lessThan(Duration.ofMinutes(1)));
        String data = new String(message.value(), StandardCharsets.UTF_8);
        assertThat(data, containsString("\"createdAt\":\"2026-11-22T20:00:00.123456Z\""));
        assertThat(data, containsString("\"streamId\":\"" + stream + "\""));
    }

    @Test
    void shouldPublishNothingWhenTheTransactionRollsBack() {
        // Given
        GiftSent refused = SampleGifts.roses(stream, 1);
        GiftSent next = SampleGifts.roses(stream, 2);

        // When
        pool.withTransaction(tx -> outbox.publish(tx, EventType.GIFT_SENT, refused.id(), stream, refused)
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("changed my mind"))))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(SOON);
        publish(next).await().atMost(SOON);

        // Then
        arrival(next.id());
        assertTrue(topic.until(SOON, read -> true).stream()
                .noneMatch(m -> refused.id().toString().equals(TopicReader.id(m))));
    }

    @Test
    void shouldLeaveNothingInTheTableWhenTheBrokerHasIt() {
        // Given
        GiftSent gift = SampleGifts.roses(stream, 1);

        // When
        publish(gift).await().atMost(SOON);

        // Then
        arrival(gift.id());
        await().atMost(SOON)
                .until(() ->
                        Database.number("SELECT count(*) FROM outbox_test.outbox WHERE event_id = '" + gift.id() + "'")
                                == 0);
    }

    @Test
    void shouldPutAsideWhatTheBrokerNeverTakesAndGoOn() {
        // Given
        UUID tooLarge = UUID.randomUUID();
        UUID nowhere = UUID.randomUUID();
        GiftSent next = SampleGifts.roses(stream, 1);

        // When
        Database.run(insert(tooLarge, "ovation.gifts", "gift:sent", "repeat('x', 2000000)"));
        Database.run(insert(nowhere, "ovation.unheard-of", "gift:sent", "'{}'"));
        publish(next).await().atMost(SOON);

        // Then
        arrival(next.id());
        String dead = "SELECT count(*) FROM outbox_test.outbox_dead WHERE event_id IN ('%s', '%s')"
                .formatted(tooLarge, nowhere);
        await().atMost(SOON).until(() -> Database.number(dead) == 2);
        assertThat(
                Database.text("SELECT error FROM outbox_test.outbox_dead WHERE event_id = '" + tooLarge + "'"),
                containsString("RecordTooLarge"));
    }

    @Test
    void shouldSendWhatANewerReleaseBesideItHasToTell() {
        // Given
        UUID unheardOf = UUID.randomUUID();

        // When
        Database.run(insert(unheardOf, "ovation.gifts", "gift:unheard-of", "'{}'"));

        // Then
        ConsumerRecord<String, byte[]> message = arrival(unheardOf);
        assertThat(TopicReader.header(message, "ce_type"), is("gift:unheard-of"));
        assertThat(TopicReader.header(message, "ce_dataschema"), endsWith("/gift:unheard-of/1"));
    }

    @Test
    void shouldBeOnTheTopicWithinATenthOfASecond() {
        // Given
        publish(SampleGifts.roses(stream, 1)).await().atMost(SOON);
        int events = 200;

        // When
        for (int i = 0; i < events; i++) {
            publish(SampleGifts.roses(stream, 1)).await().atMost(SOON);
        }

        // Then
        var late = topic
                .until(SOON, read -> read.stream().filter(this::ofOurStream).count() == events + 1)
                .stream()
                .filter(this::ofOurStream)
                .skip(1)
                .mapToLong(m -> m.timestamp()
                        - Instant.parse(TopicReader.header(m, "ce_time")).toEpochMilli())
                .sorted()
                .toArray();
        assertThat("median ms from commit to send", late[events / 2], lessThan(100L));
    }

    private boolean ofOurStream(ConsumerRecord<String, byte[]> message) {
        return stream.toString().equals(message.key());
    }

    private String insert(UUID eventId, String topicName, String type, String data) {
        return "INSERT INTO outbox_test.outbox (event_id, topic, key, source, type, audience, delivery, data) VALUES ('"
                + eventId + "', '" + topicName + "', '" + stream + "', '/gift-service', '" + type
                + "', 'public', 'kept', " + data + ")";
    }
}
