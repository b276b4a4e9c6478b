package dev.ovation.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of the suite's public door, with only what the launcher needs. Calls block; any thread. */
final class Gateway {

    /** Someone's token. */
    record SignedIn(String accessToken, String userId, String username) {}

    /** An answer: its status and its JSON body, null when it has none. */
    record Answer(int status, @Nullable JsonNode body) {

        boolean good() {
            return status >= 200 && status < 300;
        }

        /** A field of a good answer. */
        String text(String field) {
            if (body == null || !body.hasNonNull(field)) {
                throw new LauncherFailed(ExitCode.FAILED, "the gateway's answer (" + status + ") has no " + field);
            }
            return body.get(field).asText();
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient http;

    Gateway(String url) {
        this.base = URI.create(url);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Signs in with the local issuer, which knows everybody by a name alone. */
    SignedIn signIn(String username, List<String> roles) {
        ObjectNode body = JSON.createObjectNode().put("username", username);
        if (!roles.isEmpty()) {
            roles.forEach(body.putArray("roles")::add);
        }
        Answer answer = call("POST", "/api/identity/token", null, body);
        if (!answer.good()) {
            throw new LauncherFailed(ExitCode.FAILED, "no token for " + username + ": " + explain(answer));
        }
        return new SignedIn(answer.text("accessToken"), answer.text("userId"), answer.text("username"));
    }

    Answer call(String method, String path, @Nullable SignedIn who, @Nullable JsonNode body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        if (who != null) {
            request.header("Authorization", "Bearer " + who.accessToken());
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        return send(request.build());
    }

    /** Opens the socket of a stream; who is null for a guest. */
    WebSocket watch(String streamId, @Nullable SignedIn who, String query, WebSocket.Listener listener) {
        WebSocket.Builder builder =
                http.newWebSocketBuilder().subprotocols("ovation.v1").connectTimeout(LIMIT);
        if (who != null) {
            builder.header("Authorization", "Bearer " + who.accessToken());
        }
        URI uri = URI.create("ws://" + base.getAuthority() + "/api/streams/" + streamId + "/events" + query);
        return builder.buildAsync(uri, listener).join();
    }

    static String explain(Answer answer) {
        JsonNode body = answer.body();
        String detail = body == null
                ? ""
                : " " + body.path("title").asText() + " " + body.path("detail").asText();
        return answer.status() + detail;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "no answer from " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherFailed(ExitCode.FAILED, "interrupted", e);
        }
    }
}
