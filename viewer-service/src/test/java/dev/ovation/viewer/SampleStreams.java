package dev.ovation.viewer;

import static org.awaitility.Awaitility.await;

import dev.ovation.contracts.EventType;
import dev.ovation.local.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Streams as stream-service tells of them: by its topic, or when asked. */
public final class SampleStreams {
    /** Whose streams these are. */
    public static final String OWNER = "ada";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SCHEDULED = 1;
    private static final int STARTED = 2;

    private SampleStreams() {}

    /** A live stream that the service has learnt of. */
    public static UUID live() {
        UUID stream = UUID.randomUUID();
        start(stream);
        return stream;
    }

    /** A scheduled stream that the service has learnt of. */
    public static UUID scheduled() {
        UUID stream = UUID.randomUUID();
        tell(stream, EventType.STREAM_SCHEDULED, "scheduled", SCHEDULED);
        return stream;
    }

    /** Makes a stream live; returns when the service knows. */
    public static void start(UUID stream) {
        tell(stream, EventType.STREAM_STARTED, "live", STARTED);
    }

    /**
     * Says once more, by other events, that a live stream was scheduled and then started; returns when the service has
     * heard it.
     */
    public static void sayAgain(UUID stream) {
        Topics.publish(EventType.STREAM_SCHEDULED, UUID.randomUUID(), stream, view(stream, "scheduled", SCHEDULED));
        UUID last = UUID.randomUUID();
        Topics.publish(EventType.STREAM_STARTED, last, stream, view(stream, "live", STARTED));
        awaitTaken(last);
    }

    /** Ends a stream; returns when the service knows. */
    public static void end(UUID stream) {
        putAtTheOwner(stream, view(stream, "ended", 1_000));
        Topics.publish(EventType.STREAM_ENDED, UUID.randomUUID(), stream, endOf(stream));
        awaitStatus(stream, "ended");
    }

    /** Ends a stream that never began; returns when the service knows. */
    public static void cancel(UUID stream) {
        Topics.publish(
                EventType.STREAM_ENDED,
                UUID.randomUUID(),
                stream,
                endOf(stream).replaceFirst("\"startedAt\": \"[^\"]*\"", "\"startedAt\": null"));
        awaitStatus(stream, "ended");
    }

    /** Says by another event that a stream has ended; returns when the service has heard it. */
    public static void endAgain(UUID stream) {
        UUID event = UUID.randomUUID();
        Topics.publish(EventType.STREAM_ENDED, event, stream, endOf(stream));
        awaitTaken(event);
    }

    private static String endOf(UUID stream) {
        return sample("stream.ended")
                .replaceFirst("\"streamId\": \"[^\"]*\"", "\"streamId\": \"" + stream + '"')
                .replaceFirst("\"version\": [0-9]+", "\"version\": 1000");
    }

    public static UUID ended() {
        UUID stream = live();
        end(stream);
        return stream;
    }

    /** A stream about which nobody can tell anything: stream-service is away. */
    public static UUID untold() {
        UUID stream = UUID.randomUUID();
        putAtTheOwner(stream, "silent");
        return stream;
    }

    private static void tell(UUID stream, EventType type, String status, int version) {
        String view = view(stream, status, version);
        putAtTheOwner(stream, view);
        Topics.publish(type, UUID.randomUUID(), stream, view);
        awaitStatus(stream, status);
    }

    private static void awaitTaken(UUID event) {
        await().atMost(SOON)
                .until(() -> Database.number("SELECT count(*) FROM consumed_event WHERE event_id = ?", event) == 1);
    }

    private static void awaitStatus(UUID stream, String status) {
        await().atMost(SOON)
                .until(() -> Database.number(
                                "SELECT count(*) FROM known_stream WHERE stream_id = ? AND status = ?", stream, status)
                        == 1);
    }

    private static String view(UUID stream, String status, int version) {
        return sample("stream.started")
                .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + stream + '"')
                .replaceFirst("\"version\": [0-9]+", "\"version\": " + version)
                .replaceFirst("\"creatorId\": \"[^\"]*\"", "\"creatorId\": \"" + TestTokens.userId(OWNER) + '"')
                .replaceFirst("\"status\": \"[^\"]*\"", "\"status\": \"" + status + '"');
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
