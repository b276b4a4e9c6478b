package dev.ovation.stream;

import static io.restassured.RestAssured.given;

import dev.ovation.local.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** People who call, and what they do all the time. */
public final class Creators {
    private Creators() {}

    /** A name nobody had before. */
    public static String newcomer() {
        return "c-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public static RequestSpecification as(String name, String... roles) {
        return given().header("Authorization", "Bearer " + TestTokens.user(name, roles));
    }

    /** Creates a live stream; answers its id. */
    public static UUID live(String creator) {
        return created(create(creator, "{\"title\":\"Friday night jam\"}"));
    }

    /** Creates a stream for tomorrow; answers its id. */
    public static UUID scheduled(String creator) {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        return created(create(creator, "{\"title\":\"Tomorrow\",\"scheduledFor\":\"" + tomorrow + "\"}"));
    }

    /** Creates a live stream and ends it; answers its id. */
    public static UUID ended(String creator) {
        UUID id = live(creator);
        as(creator).post("/api/streams/{id}/end", id).then().statusCode(200);
        return id;
    }

    public static Response create(String creator, String body) {
        return as(creator).contentType(ContentType.JSON).body(body).post("/api/streams/create");
    }

    public static UUID created(Response answer) {
        return UUID.fromString(answer.then().statusCode(201).extract().path("id"));
    }

    /** Where the stream's room is; clients only learn it from a token. */
    public static String room(UUID stream) {
        return StreamDatabase.text("SELECT room_name FROM streams WHERE id = ?", stream);
    }

    public static String broadcast(UUID stream) {
        return given().get("/api/streams/{id}", stream).path("broadcast");
    }
}
