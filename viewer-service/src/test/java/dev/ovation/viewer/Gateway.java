package dev.ovation.viewer;

import static io.restassured.RestAssured.given;

import dev.ovation.local.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A gateway as viewer-service meets it: it keeps its connections and reports them with rising numbers. */
public final class Gateway {
    private final String id = "gateway-" + UUID.randomUUID();
    private final Map<String, Map<String, Object>> open = new LinkedHashMap<>();
    private long seq;

    /** A gateway that has reported that nobody is there yet. */
    public static Gateway started() {
        Gateway gateway = new Gateway();
        gateway.tellEverything();
        return gateway;
    }

    public String id() {
        return id;
    }

    /** A user opens a socket, which is reported. */
    public String open(UUID stream, String username) {
        return open(connection(stream, "u:" + TestTokens.userId(username), username, true));
    }

    /** A guest opens a socket, which is reported. */
    public String openGuest(UUID stream, UUID device) {
        return open(connection(stream, "d:" + device, null, true));
    }

    /** The stream's owner, or an overlay: there and not counted. */
    public String openUncounted(UUID stream, String username) {
        return open(connection(stream, "u:" + TestTokens.userId(username), username, false));
    }

    public String open(Map<String, Object> connection) {
        report(false, List.of(connection), List.of()).then().statusCode(204);
        return remember(connection);
    }

    /** Notes a connection without reporting it. */
    public String remember(Map<String, Object> connection) {
        open.put((String) connection.get("connectionId"), connection);
        return (String) connection.get("connectionId");
    }

    public void close(String... connections) {
        List.of(connections).forEach(open::remove);
        report(false, List.of(), List.of(connections)).then().statusCode(204);
    }

    /** An empty report. */
    public Response heartbeat() {
        return report(false, List.of(), List.of());
    }

    /** Everything, in parts of 500. */
    public void tellEverything() {
        List<Map<String, Object>> all = new ArrayList<>(open.values());
        int at = 0;
        do {
            List<Map<String, Object>> part = all.subList(at, Math.min(all.size(), at + 500));
            report(at == 0, part, List.of()).then().statusCode(204);
            at += 500;
        } while (at < all.size());
    }

    /** The next report. */
    public Response report(boolean full, Collection<Map<String, Object>> opened, List<String> closed) {
        seq++;
        return send(body(seq, full, opened, closed));
    }

    /** Sends a report under its number again. */
    public Response repeat(boolean full, Collection<Map<String, Object>> opened, List<String> closed) {
        return send(body(seq, full, opened, closed));
    }

    /** A report got lost on its way. */
    public void loseOne() {
        seq++;
    }

    public Response send(Object body) {
        return given().auth()
                .oauth2(TestTokens.internal())
                .contentType(ContentType.JSON)
                .body(body)
                .put("/internal/gateways/{id}/connections", id);
    }

    public static Map<String, Object> body(
            long seq, boolean full, Collection<Map<String, Object>> opened, List<String> closed) {
        return Map.of("seq", seq, "full", full, "opened", opened, "closed", closed);
    }

    public static Map<String, Object> user(UUID stream, String username) {
        return connection(stream, "u:" + TestTokens.userId(username), username, true);
    }

    private static Map<String, Object> connection(UUID stream, String viewerKey, String username, boolean counted) {
        Map<String, Object> connection = new HashMap<>();
        connection.put("connectionId", UUID.randomUUID().toString());
        connection.put("streamId", stream.toString());
        connection.put("viewerKey", viewerKey);
        connection.put("userId", username == null ? null : viewerKey.substring(2));
        connection.put("username", username);
        connection.put("counted", counted);
        return connection;
    }
}
