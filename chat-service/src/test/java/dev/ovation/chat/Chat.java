package dev.ovation.chat;

import static io.restassured.RestAssured.given;

import dev.ovation.local.Again;
import dev.ovation.local.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The service's routes as a client calls them. */
public final class Chat {
    private Chat() {}

    /** A name nobody else uses, so that no test spends another's rate limit. */
    public static String somebody() {
        return "user-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static RequestSpecification as(String name, String... roles) {
        return given().auth().oauth2(TestTokens.user(name, roles));
    }

    public static Response send(RequestSpecification caller, UUID stream, String text) {
        return send(caller, stream, text, null);
    }

    public static Response send(RequestSpecification caller, UUID stream, String text, UUID clientMessageId) {
        Map<String, Object> body = new HashMap<>();
        body.put("message", text);
        body.put("clientMessageId", clientMessageId);
        return caller.contentType(ContentType.JSON).body(body).post("/api/streams/{id}/message", stream);
    }

    /** Sends a line that must be taken and returns its id. */
    public static String sent(String name, UUID stream, String text) {
        return send(as(name), stream, text).then().statusCode(201).extract().path("id");
    }

    /** Repeats the very same request, as clients do, while something took too long, which judges nothing. */
    public static Response untilJudged(Supplier<Response> request) {
        return Again.whileTooLate(request, answer -> answer.statusCode() == 503 || answer.statusCode() == 504);
    }

    public static Response history(UUID stream) {
        return given().get("/api/streams/{id}/messages", stream);
    }
}
