package dev.ovation.gift;

import static org.awaitility.Awaitility.await;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestInfrastructure;
import dev.ovation.local.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Streams as stream-service tells of them: by its topic, or when asked. */
public final class SampleStreams {
    /** Whose streams these are. */
    public static final String CREATOR = "ada";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KafkaProducer<String, String> TOPIC = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());

    private SampleStreams() {}

    /** A live stream of ada's that the service has learnt of. */
    public static UUID live() {
        return live(CREATOR);
    }

    public static UUID live(String creator) {
        UUID stream = UUID.randomUUID();
        publish(stream, EventType.STREAM_STARTED, view(stream, creator, "live"));
        await().atMost(SOON)
                .until(() -> GiftDatabase.number("SELECT count(*) FROM known_stream WHERE stream_id = ?", stream) == 1);
        return stream;
    }

    /** Says that a stream has ended, without waiting for anybody to hear it. */
    public static void end(UUID stream) {
        String end = sample("stream.ended").replaceFirst("\"streamId\": \"[^\"]*\"", "\"streamId\": \"" + stream + '"');
        publish(stream, EventType.STREAM_ENDED, end);
    }

    /** A stream that has ended, as the service knows. */
    public static UUID ended() {
        UUID stream = live();
        end(stream);
        await().atMost(SOON)
                .until(() ->
                        GiftDatabase.number("SELECT count(*) FROM closed_streams WHERE stream_id = ?", stream) == 1);
        return stream;
    }

    /** A stream that only stream-service knows. */
    public static UUID knownToTheOwnerAlone(String status) {
        UUID stream = UUID.randomUUID();
        putAtTheOwner(stream, view(stream, CREATOR, status));
        return stream;
    }

    /** A stream about which nobody can tell anything: stream-service is away. */
    public static UUID untold() {
        UUID stream = UUID.randomUUID();
        putAtTheOwner(stream, "silent");
        return stream;
    }

    private static String view(UUID stream, String creator, String status) {
        return sample("stream.started")
                .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + stream + '"')
                .replaceFirst("\"creatorId\": \"[^\"]*\"", "\"creatorId\": \"" + TestTokens.userId(creator) + '"')
                .replaceFirst("\"status\": \"[^\"]*\"", "\"status\": \"" + status + '"');
    }

    private static void publish(UUID stream, EventType type, String data) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(type.topic().topicName(), stream.toString(), data);
        Map<String, String> headers = Map.of(
                CloudEvent.SPEC_VERSION, CloudEvent.SPEC_VERSION_VALUE,
                CloudEvent.ID, UUID.randomUUID().toString(),
                CloudEvent.SOURCE, type.topic().source(),
                CloudEvent.TYPE, type.type(),
                CloudEvent.TIME, Instant.now().toString(),
                CloudEvent.SUBJECT, stream.toString(),
                CloudEvent.DATA_SCHEMA, type.dataSchema(),
                CloudEvent.CONTENT_TYPE, CloudEvent.CONTENT_TYPE_VALUE,
                CloudEvent.AUDIENCE, type.audience().wire(),
                CloudEvent.DELIVERY, type.delivery().wire());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        TOPIC.send(message);
        TOPIC.flush();
    }

    private static void putAtTheOwner(UUID stream, String view) {
        String owner = ConfigProvider.getConfig().getValue("ovation.stream-directory.url", String.class);
        HttpRequest put = HttpRequest.newBuilder(URI.create(owner + "/api/streams/" + stream))
                .PUT(HttpRequest.BodyPublishers.ofString(view))
                .build();
        try {
            HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A golden sample of the contract. */
    public static String sample(String name) {
        try (InputStream file = SampleStreams.class.getResourceAsStream("/samples/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
