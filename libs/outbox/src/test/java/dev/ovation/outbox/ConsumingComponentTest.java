package dev.ovation.outbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestInfrastructure;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** X2 and X3: an event has its effect once however often it comes, and what is poison harms nobody else. */
@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "outbox_test"))
class ConsumingComponentTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Inject
    ObjectMapper json;

    private final UUID stream = UUID.randomUUID();

    /** What a record may be poisoned with, all in the partition of the good ones. */
    enum Poison {
        MALFORMED_JSON(good -> withValue(good, "{\"id\":".getBytes(StandardCharsets.UTF_8)), "JsonEOF"),
        NO_OBJECT(good -> withValue(good, "[1]".getBytes(StandardCharsets.UTF_8)), "no JSON object"),
        WRONG_TYPE_OF_FIELD(good -> withText(good, "\"quantity\":2", "\"quantity\":\"two\""), "MismatchedInput"),
        MISSING_FIELD(good -> withText(good, "\"senderUsername\":\"ada\",", ""), "senderUsername is missing"),
        TWO_MEGABYTES(good -> withText(good, "\"ada\"", "\"" + "a".repeat(2_000_000) + "\""), "64 KiB"),
        NO_DATA(good -> withValue(good, null), "no data"),
        FUTURE_SCHEMA(good -> withHeader(good, "ce_dataschema", "https://ovation.dev/schemas/gift:sent/2"), "schema"),
        NO_TYPE(good -> withHeader(good, "ce_type", null), "ce_type is missing"),
        TYPE_OF_ANOTHER_TOPIC(good -> withHeader(good, "ce_type", "chat:message"), ""),
        FOREIGN_SOURCE(good -> withHeader(good, "ce_source", "/stream-service"), "source"),
        KEY_IS_NOT_SUBJECT(
                good -> withHeader(good, "ce_subject", UUID.randomUUID().toString()), "subject"),
        DATA_OF_ANOTHER_STREAM(
                good -> withText(good, "\"streamId\":\"" + good.key(), "\"streamId\":\"" + UUID.randomUUID()),
                "another stream"),
        NO_UUID(good -> withHeader(good, "ce_id", "7"), "ce_id"),
        NO_TIME(good -> withHeader(good, "ce_time", "now"), "ce_time"),
        REFUSED_BY_THE_DOMAIN(good -> withText(good, "\"quantity\":2", "\"quantity\":666"), "the domain refuses it"),
        REFUSED_BY_THE_DATABASE(good -> withText(good, "\"totalCoins\":2", "\"totalCoins\":1000001"), "23514");

        private final UnaryOperator<ProducerRecord<String, byte[]>> poison;
        private final String error;

        Poison(UnaryOperator<ProducerRecord<String, byte[]>> poison, String error) {
            this.poison = poison;
            this.error = error;
        }
    }

    @BeforeAll
    static void letTheTopicTakeLargeRecords() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, "ovation.gifts");
            var larger = new AlterConfigOp(new ConfigEntry("max.message.bytes", "4000000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, java.util.List.of(larger)))
                    .all()
                    .get();
        }
    }

    @Test
    void shouldHaveOneEffectWhenAllIsSentTwice() throws Exception {
        // Given
        var first = good(2);
        var second = good(3);

        // When
        send(first, second, first, second, first, second, good(4));

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> received("coins = 4") == 1);
        assertThat(received("true"), is(3L));
        assertThat(deadLetters("true"), is(0L));
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void shouldPutPoisonAsideAndGoOn(Poison poison) throws Exception {
        // Given
        var poisoned = poison.poison.apply(good(2));
        send(good(1));
        await().atMost(Duration.ofSeconds(30)).until(() -> received("true") == 1);

        // When
        send(poisoned, good(5));

        // Then
        await().atMost(TEN_SECONDS).until(() -> received("coins = 5") == 1);
        assertThat(received("true"), is(2L));
        if (poison == Poison.TYPE_OF_ANOTHER_TOPIC) {
            return; // nobody here takes that type: passed over like any other
        }
        assertThat(deadLetters("true"), is(1L));
        String error = Database.text("SELECT error FROM outbox_test.dead_letter WHERE key = '" + stream + "'");
        assertThat(error, containsString(poison.error));
        assertThat("people's words stay out of it", error, not(containsString("ada")));
    }

    @Test
    void shouldPassOverTypesAndFieldsItDoesNotKnow() throws Exception {
        // Given
        var unknownType = withHeader(good(2), "ce_type", "gift:combo");
        var moreFields = withText(good(6), "\"quantity\":6", "\"quantity\":6,\"combo\":{\"n\":1}");

        // When
        send(unknownType, moreFields);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> received("coins = 6") == 1);
        assertThat(received("true"), is(1L));
        assertThat(deadLetters("true"), is(0L));
    }

    private long received(String where) {
        return Database.number(
                "SELECT count(*) FROM outbox_test.received_gift WHERE stream_id = '" + stream + "' AND " + where);
    }

    private long deadLetters(String where) {
        return Database.number(
                "SELECT count(*) FROM outbox_test.dead_letter WHERE key = '" + stream + "' AND " + where);
    }

    private ProducerRecord<String, byte[]> good(int quantity) throws Exception {
        GiftSent gift = SampleGifts.roses(stream, quantity);
        EventType type = EventType.GIFT_SENT;
        return new OutboxRow(
                        1,
                        gift.id(),
                        type.topic().topicName(),
                        stream.toString(),
                        type.topic().source(),
                        type.type(),
                        "public",
                        "kept",
                        null,
                        json.writeValueAsString(gift),
                        gift.createdAt())
                .toRecord();
    }

    @SafeVarargs
    private static void send(ProducerRecord<String, byte[]>... messages) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers(), "max.request.size", 4_000_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> message : messages) {
                producer.send(message).get();
            }
        }
    }

    private static ProducerRecord<String, byte[]> withValue(ProducerRecord<String, byte[]> good, byte[] value) {
        return new ProducerRecord<>(good.topic(), null, good.key(), value, good.headers());
    }

    private static ProducerRecord<String, byte[]> withText(
            ProducerRecord<String, byte[]> good, String old, String replacement) {
        String text = new String(good.value(), StandardCharsets.UTF_8);
        if (!text.contains(old)) {
            throw new AssertionError(text + " has no " + old);
        }
        return withValue(good, text.replace(old, replacement).getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<String, byte[]> withHeader(
            ProducerRecord<String, byte[]> good, String name, String value) {
        good.headers().remove(name);
        if (value != null) {
            good.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
        return good;
    }
}
