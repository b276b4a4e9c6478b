package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Requests as nobody should write them: any path, any header, any body (a character is a byte). */
final class RawHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_REPEATS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI gateway;

    /** Everything a client sees of an answer; a body that is no JSON is a missing node. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The slug of a problem, else the status. */
        String word() {
            String type = body.path("type").asText();
            return type.startsWith("/problems/") ? type.substring("/problems/".length()) : Integer.toString(status);
        }

        /** Whether it may be another one in a moment. Where a suite has no video, its media server stays away. */
        private boolean passes() {
            return status == 504
                    || status == 503 && word().endsWith("-unavailable") && !word().equals("media-unavailable")
                    || word().equals("idempotency-in-progress");
        }
    }

    RawHttp(URI gateway) {
        this.gateway = gateway;
    }

    /** Asks again, with the same key, while the answer is one that a machine which stalls makes of a part that is well. */
    Answer insist(String method, String path, Map<String, String> headers, @Nullable String body) {
        Answer answer = ask(method, path, headers, body);
        for (int i = 0; i < MOST_REPEATS && answer.passes(); i++) {
            LockSupport.parkNanos(Api.REPEAT.toNanos());
            answer = ask(method, path, headers, body);
        }
        return answer;
    }

    Answer ask(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(15))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(), answer.headers(), json ? JSON.readTree(answer.body()) : JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
