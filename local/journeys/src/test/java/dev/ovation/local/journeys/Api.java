package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The public API as an integrator's client uses it: repeats what may be repeated, with the same key. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** A client's pause between repetitions. */
    static final Duration REPEAT = Duration.ofMillis(250);

    private static final int MOST_REPEATS = 40;

    private final URI gateway;

    /** Somebody with a token. */
    record Person(String userId, String username, String token) {}

    /** An answer with its JSON; status 0 stands for "no answer came". */
    record Answer(int status, JsonNode body) {
        boolean settled() {
            return status != 0 && status != 503 && status != 504;
        }

        boolean hasType(String slug) {
            return body.path("type").asText().equals("/problems/" + slug);
        }
    }

    Api(URI gateway) {
        this.gateway = gateway;
    }

    /** A name that nobody has yet. */
    static String freshName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Somebody nobody has heard of. */
    Person newcomer(String prefix) {
        return person(freshName(prefix));
    }

    Person person(String username) {
        return person(Map.of("username", username));
    }

    /** Somebody with these roles and no others. */
    Person person(String username, String... roles) {
        return person(Map.of("username", username, "roles", List.of(roles)));
    }

    private Person person(Map<String, ?> wish) {
        Answer answer = post("/api/identity/token", null, null, wish);
        expect(answer, 200);
        return new Person(
                answer.body().path("userId").asText(),
                answer.body().path("username").asText(),
                answer.body().path("accessToken").asText());
    }

    /** A live stream that is on air by heartbeat (the suite runs without video). */
    UUID liveStream(Person creator) {
        String key = UUID.randomUUID().toString();
        Answer answer = insist(() -> post("/api/streams/create", creator, key, Map.of("title", "A journey")));
        expect(answer, 201);
        UUID id = UUID.fromString(answer.body().path("id").asText());
        heartbeat(creator, id);
        return id;
    }

    Answer heartbeat(Person creator, UUID stream) {
        return send("PUT", "/api/streams/" + stream + "/heartbeat", creator, null, null);
    }

    Answer say(Person who, UUID stream, String text, UUID clientMessageId) {
        return post(
                "/api/streams/" + stream + "/message",
                who,
                null,
                Map.of("message", text, "clientMessageId", clientMessageId.toString()));
    }

    Answer takeBack(Person author, UUID stream, String messageId) {
        return send("DELETE", "/api/streams/" + stream + "/messages/" + messageId, author, null, null);
    }

    Answer rename(Person creator, UUID stream, String title) {
        return send("PATCH", "/api/streams/" + stream, creator, null, Map.of("title", title));
    }

    Answer gift(Person who, UUID stream, String giftId, int quantity, String key) {
        return post("/api/streams/" + stream + "/gift", who, key, Map.of("giftId", giftId, "quantity", quantity));
    }

    Answer topUp(Person who, int coins, String key) {
        return post("/api/wallet/top-ups", who, key, Map.of("coins", coins));
    }

    /**
     * Ends the stream. What gave no answer in time may have ended it: only after such an answer "it has ended" is a
     * success as well.
     */
    void end(Person who, UUID stream) {
        Supplier<Answer> end = () -> post("/api/streams/" + stream + "/end", who, null, null);
        Answer first = end.get();
        if (first.settled()) {
            expect(first, 200);
            return;
        }
        Answer answer = insist(end);
        if (answer.status() != 409 || !answer.hasType("stream-ended")) {
            expect(answer, 200);
        }
    }

    Answer get(String path, @Nullable Person who) {
        return send("GET", path, who, null, null);
    }

    /** A public page that is there, asked for again as long as the answer says "not now". */
    Answer read(String path) {
        Answer answer = insist(() -> get(path, null));
        expect(answer, 200);
        return answer;
    }

    /** Asks again as long as the answer says "not now", "perhaps" or "still at it"; a write needs a key for that. */
    static Answer insist(Supplier<Answer> question) {
        Answer answer = question.get();
        for (int i = 0; i < MOST_REPEATS && (!answer.settled() || answer.hasType("idempotency-in-progress")); i++) {
            LockSupport.parkNanos(REPEAT.toNanos());
            answer = question.get();
        }
        return answer;
    }

    /** The ids of all lines in a stream's history, newest first. */
    List<String> lineIds(UUID stream) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read("/api/streams/" + stream + "/messages?limit=100" + cursor)
                    .body();
            page.path("items").forEach(line -> ids.add(line.path("id").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (cursor != null);
        return ids;
    }

    Answer post(String path, @Nullable Person who, @Nullable String key, @Nullable Object body) {
        return send("POST", path, who, key, body);
    }

    Answer send(String method, String path, @Nullable Person who, @Nullable String key, @Nullable Object body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(15));
            if (who != null) {
                request.header("Authorization", "Bearer " + who.token());
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            request.method(
                    method,
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            return new Answer(0, JSON.createObjectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static void expect(Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " but was " + answer);
        }
    }
}
