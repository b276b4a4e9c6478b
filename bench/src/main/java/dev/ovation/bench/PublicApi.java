package dev.ovation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public API, for what must be there before anything is measured. */
final class PublicApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI gateway;

    /** Somebody with a token that lasts an hour. */
    record Person(UUID id, String name, String token) {}

    PublicApi(int port) {
        this.gateway = URI.create("http://127.0.0.1:" + port);
    }

    Person person(String name) {
        JsonNode answer = call("POST", "/api/identity/token", null, Map.of("username", name));
        return new Person(
                UUID.fromString(answer.path("userId").asText()),
                name,
                answer.path("accessToken").asText());
    }

    UUID liveStream(Person creator) {
        JsonNode answer = call("POST", "/api/streams/create", creator, Map.of("title", "Measured"));
        return UUID.fromString(answer.path("id").asText());
    }

    /** Opens the wallet. */
    long balance(Person person) {
        return call("GET", "/api/wallet", person, null).path("balance").asLong();
    }

    /** Users and guests on a stream, as viewer-service counts them when asked. */
    long viewers(UUID stream) {
        return call("GET", "/api/streams/" + stream + "/viewers?limit=1", null, null)
                .path("currentViewers")
                .asLong();
    }

    /** The gift that costs one coin. */
    UUID rose() {
        return UUID.fromString(call("GET", "/api/gifts", null, null)
                .path("items")
                .path(0)
                .path("id")
                .asText());
    }

    private JsonNode call(String method, String path, @Nullable Person who, @Nullable Object body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(gateway.resolve(path)).header("Content-Type", "application/json");
            if (who != null) {
                request.header("Authorization", "Bearer " + who.token());
            }
            request.method(
                    method,
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new BenchFailed(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new BenchFailed(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
