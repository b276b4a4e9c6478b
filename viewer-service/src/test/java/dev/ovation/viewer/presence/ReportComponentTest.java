package dev.ovation.viewer.presence;

import static dev.ovation.viewer.Viewers.current;
import static dev.ovation.viewer.Viewers.guests;
import static dev.ovation.viewer.Viewers.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.local.TestTokens;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gateways report: taken once, in order, or told anew. */
@QuarkusTest
class ReportComponentTest {

    @Test
    void shouldCountViewersNotConnections() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway one = Gateway.started();
        Gateway two = Gateway.started();
        String grace = somebody();
        UUID device = UUID.randomUUID();

        // When: two tabs of grace on two gateways, a guest twice, the owner, an overlay
        String firstTab = one.open(stream, grace);
        String secondTab = two.open(stream, grace);
        one.openGuest(stream, device);
        two.openGuest(stream, device);
        one.openUncounted(stream, SampleStreams.OWNER);

        // Then
        assertEquals(2, current(stream));
        assertEquals(1, guests(stream));

        // When
        one.close(firstTab);

        // Then
        assertEquals(2, current(stream), "the other tab keeps her present");

        // When
        two.close(secondTab);

        // Then
        assertEquals(1, current(stream));
    }

    @Test
    void shouldCountTheOwnerNowhereWhenTheGatewayCouldNotTellWhoItIs() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();

        // When
        gateway.open(stream, SampleStreams.OWNER);
        gateway.open(stream, somebody());

        // Then
        assertEquals(1, current(stream));
        assertEquals(1, views(stream));
    }

    @Test
    void shouldChangeNothingWhenAReportIsRepeated() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        Map<String, Object> grace = Gateway.user(stream, somebody());
        gateway.open(grace);
        List<String> closed = List.of((String) grace.get("connectionId"));
        gateway.report(false, List.of(), closed).then().statusCode(204);

        // When: the same number again, whatever it says
        gateway.repeat(false, List.of(), closed).then().statusCode(204);
        gateway.repeat(false, List.of(grace), List.of()).then().statusCode(204);

        // Then
        assertEquals(0, current(stream));
        assertEquals(1, views(stream));
    }

    @Test
    void shouldAskForEverythingWhenGatewayIsUnknown() {
        resync(new Gateway().heartbeat());
    }

    @Test
    void shouldAskForEverythingWhenAReportIsMissing() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        gateway.loseOne();

        // When
        Response answer = gateway.report(false, List.of(Gateway.user(stream, somebody())), List.of());

        // Then
        resync(answer);
        assertEquals(1, current(stream), "refused as a whole");
    }

    @Test
    void shouldForgetWhatIsNotNamedWhenEverythingIsTold() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        gateway.open(stream, somebody());
        Map<String, Object> newcomer = Gateway.user(stream, somebody());

        // When
        gateway.report(true, List.of(newcomer), List.of()).then().statusCode(204);

        // Then
        assertEquals(1, current(stream));
    }

    @Test
    void shouldGoOnCountingWhileEverythingIsToldInParts() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        List<Map<String, Object>> all = IntStream.range(0, 1_200)
                .mapToObj(i -> Gateway.user(stream, "fan-" + i))
                .toList();
        all.forEach(gateway::remember);
        gateway.tellEverything();
        assertEquals(1_200, current(stream));

        // When: told anew, without the last hundred
        gateway.report(true, all.subList(0, 500), List.of()).then().statusCode(204);
        assertEquals(1_200, current(stream), "not fewer in between");
        gateway.report(false, all.subList(500, 1_000), List.of()).then().statusCode(204);
        assertEquals(1_200, current(stream), "not fewer in between");
        gateway.report(false, all.subList(1_000, 1_100), List.of()).then().statusCode(204);

        // Then
        assertEquals(1_100, current(stream));
        assertEquals(1_200, views(stream));
    }

    @Test
    void shouldCountTheViewWhenSomebodyCameAndWentWithinASecond() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        Map<String, Object> grace = Gateway.user(stream, somebody());

        // When
        gateway.report(false, List.of(grace), List.of((String) grace.get("connectionId")))
                .then()
                .statusCode(204);

        // Then
        assertEquals(0, current(stream));
        assertEquals(1, views(stream));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|validation-failed",
                "{\"seq\":-1,\"full\":true,\"opened\":[],\"closed\":[]}|validation-failed",
                "{\"seq\":1,\"full\":true,\"opened\":[{}],\"closed\":[]}|validation-failed",
                "{\"seq\":1,\"full\":true,\"opened\":[null],\"closed\":[]}|validation-failed",
                "{\"seq\":1,\"full\":true,\"opened\":[],\"closed\":[\"a b\"]}|validation-failed",
                "{\"seq\":1,\"full\":true,\"opened\":[],\"closed\":[],\"more\":1}|unknown-field",
                "[]|malformed-body",
            })
    void shouldAnswer400WhenReportIsWrong(String body, String problem) {
        new Gateway().send(body).then().statusCode(400).body("type", equalTo("/problems/" + problem));
    }

    @Test
    void shouldAnswer400WhenReportIsTooLargeOrAKeyIsNone() {
        // Given
        UUID stream = UUID.randomUUID();
        List<Map<String, Object>> tooMany = new ArrayList<>();
        IntStream.range(0, 501).forEach(i -> tooMany.add(Gateway.user(stream, "fan-" + i)));
        Map<String, Object> odd = new HashMap<>(Gateway.user(stream, "eve"));
        odd.put("viewerKey", "x:1");

        // Then
        new Gateway().report(true, tooMany, List.of()).then().statusCode(400);
        new Gateway().report(true, List.of(odd), List.of()).then().statusCode(400);
        given().auth()
                .oauth2(TestTokens.internal())
                .contentType(ContentType.JSON)
                .body(Gateway.body(1, true, List.of(), List.of()))
                .put("/internal/gateways/{id}/connections", "no id")
                .then()
                .statusCode(400);
    }

    private static void resync(Response answer) {
        answer.then().statusCode(409).contentType("application/problem+json").body("type", equalTo("/problems/resync"));
    }

    private static long views(UUID stream) {
        return Database.number("SELECT count(*) FROM stream_viewers WHERE stream_id = ?", stream);
    }
}
