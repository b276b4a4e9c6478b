package dev.ovation.viewer;

import static io.restassured.RestAssured.given;

import dev.ovation.local.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** The service's public routes as a client calls them. */
public final class Viewers {
    private Viewers() {}

    /** A name nobody else uses. */
    public static String somebody() {
        return "user-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static RequestSpecification as(String name, String... roles) {
        return given().auth().oauth2(TestTokens.user(name, roles));
    }

    public static RequestSpecification guest(UUID device) {
        return given().header("Ovation-Device", device.toString());
    }

    public static Response join(RequestSpecification caller, UUID stream) {
        return caller.post("/api/streams/{id}/join", stream);
    }

    public static Response leave(RequestSpecification caller, UUID stream) {
        return caller.post("/api/streams/{id}/leave", stream);
    }

    public static Response list(UUID stream) {
        return given().get("/api/streams/{id}/viewers", stream);
    }

    /** Users and guests who are there. */
    public static int current(UUID stream) {
        return list(stream).then().statusCode(200).extract().path("currentViewers");
    }

    public static int guests(UUID stream) {
        return list(stream).then().statusCode(200).extract().path("guests");
    }
}
