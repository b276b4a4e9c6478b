package dev.ovation.stream.thumbnail;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ThumbnailComponentTest {
    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    private static Response upload(String user, byte[] file, String type) {
        return as(user).multiPart("image", "picture", file, type).post("/api/thumbnails");
    }

    private static UUID kept(String user) {
        String id = upload(user, Pictures.of("png", 640, 480), "image/png")
                .then()
                .statusCode(201)
                .extract()
                .path("thumbnailId");
        return UUID.fromString(id);
    }

    @Test
    void shouldServeThePictureForEver() {
        // Given
        UUID id = kept(newcomer());

        // When
        Response answer = given().get("/api/thumbnails/{id}", id);

        // Then
        answer.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Ovation-Device", nullValue());
        assertEquals(PictureFormat.JPEG, PictureFormat.of(answer.asByteArray()).orElseThrow());
    }

    @Test
    void shouldTakeWebpWhateverTheClientCallsIt() {
        upload(newcomer(), Pictures.webp(), "application/octet-stream").then().statusCode(201);
    }

    @Test
    void shouldTakeAPictureOfAlmostTwoMebibytes() {
        // Given
        byte[] large = Pictures.noise(800, 800);
        assertTrue(large.length > 1_800_000 && large.length < 2_097_152, large.length + " bytes");

        // Then
        upload(newcomer(), large, "image/png").then().statusCode(201);
    }

    @Test
    void shouldRefuseMoreThanTwoMebibytes() {
        // Given
        byte[] justTooLarge = Arrays.copyOf(Pictures.of("png", 8, 8), 2 * 1024 * 1024 + 1);
        byte[] farTooLarge = Arrays.copyOf(justTooLarge, 3 * 1024 * 1024);

        // Then
        upload(newcomer(), justTooLarge, "image/png")
                .then()
                .statusCode(413)
                .body("type", is("/problems/body-too-large"));
        upload(newcomer(), farTooLarge, "image/png")
                .then()
                .statusCode(413)
                .body("type", is("/problems/body-too-large"));
    }

    @Test
    void shouldRefuseWhatIsNoPicture() {
        upload(newcomer(), "<svg onload=alert(1)>".getBytes(), "image/png")
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media"));
        upload(newcomer(), Arrays.copyOf(Pictures.noise(64, 64), 60), "image/png")
                .then()
                .statusCode(415);
    }

    @Test
    void shouldNeedTheRoleOfACreatorAndAPart() {
        as(newcomer(), "viewer")
                .multiPart("image", "p.png", Pictures.of("png", 8, 8), "image/png")
                .post("/api/thumbnails")
                .then()
                .statusCode(403);
        as(newcomer())
                .multiPart("other", "x")
                .post("/api/thumbnails")
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"), "violations[0].field", is("image"));
    }

    @Test
    void shouldAnswer404ForAPictureThatIsNotThere() {
        given().get("/api/thumbnails/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", is("/problems/thumbnail-not-found"));
        given().get("/api/thumbnails/no-uuid").then().statusCode(404);
    }

    @Test
    void shouldOnlyUseOnesOwn() {
        // Given
        String ada = newcomer();
        UUID picture = kept(ada);
        String body = "{\"title\":\"t\",\"thumbnailId\":\"" + picture + "\"}";

        // Then
        Creators.create(newcomer(), body).then().statusCode(404);
        Response mine = Creators.create(ada, body);
        mine.then().statusCode(201).body("thumbnailUrl", is("/api/thumbnails/" + picture));
        as(ada).contentType(ContentType.JSON)
                .body("{\"thumbnailId\":null}")
                .patch("/api/streams/{id}", Creators.created(mine))
                .then()
                .body("thumbnailUrl", nullValue());
    }
}
