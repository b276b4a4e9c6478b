package dev.ovation.stream.media;

import static io.restassured.RestAssured.given;

import dev.ovation.stream.StreamEngines;
import io.livekit.server.AccessToken;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** Webhooks as LiveKit sends them. */
public final class Webhooks {
    static final String TYPE = "application/webhook+json";
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(TYPE, io.restassured.http.ContentType.TEXT));

    private Webhooks() {}

    public static String joined(String room, String sid) {
        return event("participant_joined", room, sid, "");
    }

    public static String published(String room, String sid) {
        return event("track_published", room, sid, "");
    }

    public static String left(String room, String sid, String reason) {
        return event("participant_left", room, sid, ",\"disconnectReason\":\"" + reason + "\"");
    }

    public static String about(String event, String room) {
        return "{\"event\":\"" + event + "\",\"id\":\"EV_" + UUID.randomUUID() + "\",\"room\":{\"name\":\"" + room
                + "\"}}";
    }

    private static String event(String event, String room, String sid, String more) {
        return "{\"event\":\"" + event + "\",\"id\":\"EV_" + UUID.randomUUID() + "\",\"createdAt\":\""
                + Instant.now().getEpochSecond() + "\",\"room\":{\"name\":\"" + room
                + "\"},\"participant\":{\"identity\":\"broadcaster\",\"sid\":\"" + sid + "\"" + more
                + "},\"newField\":1}";
    }

    public static Response send(String body) {
        return send(
                body, signature(body, StreamEngines.API_SECRET, Instant.now().plusSeconds(300)));
    }

    static Response send(String body, String authorization) {
        return given().config(AS_IT_IS)
                .contentType(TYPE)
                .header("Authorization", authorization)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/media/webhook");
    }

    static String signature(String body, String secret, Instant expiry) {
        AccessToken token = new AccessToken(StreamEngines.API_KEY, secret);
        token.setExpiration(Date.from(expiry));
        token.setSha256(sha256(body));
        return token.toJwt();
    }

    private static String sha256(String body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
