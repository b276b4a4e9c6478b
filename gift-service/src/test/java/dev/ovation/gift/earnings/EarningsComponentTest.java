package dev.ovation.gift.earnings;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.ovation.gift.Fans;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a creator is told of the own earnings. */
@QuarkusTest
class EarningsComponentTest {
    private static final String EARNINGS = "/api/creators/me/earnings";

    private final String creator = Fans.newcomer();
    private final String grace = Fans.newcomer();
    private final String alan = Fans.newcomer();
    private final UUID first = SampleStreams.live(creator);
    private final UUID second = SampleStreams.live(creator);

    private JsonPath earnings() {
        return Fans.as(creator, "creator")
                .get(EARNINGS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void reverse(String gift) {
        Fans.as(creator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", gift)
                .body("{\"reason\":\"by mistake\"}")
                .post("/api/streams/{id}/gifts/{gift}/reversal", first, gift)
                .then()
                .statusCode(201);
    }

    @Test
    void shouldSumByDayStreamAndSupporterWithoutWhatWasTakenBack() {
        // Given
        Fans.send(grace, first, DIAMOND, 2).then().statusCode(201);
        Fans.send(alan, second, ROSE, 5).then().statusCode(201);
        String mistaken = Fans.send(alan, first, DIAMOND, 9).path("id");
        reverse(mistaken);

        // When
        JsonPath earnings = earnings();

        // Then
        assertThat(earnings.getLong("balance"), is(14L + 3L));
        assertThat(earnings.getLong("debt"), is(0L));
        assertThat(earnings.getInt("creatorShareBasisPoints"), is(7000));
        assertThat(earnings.getString("zone"), is("UTC"));
        assertThat(earnings.getList("byDay"), hasSize(1));
        assertThat(earnings.getLong("byDay[0].totalCoins"), is(25L));
        assertThat(earnings.getLong("byDay[0].earnedCoins"), is(17L));
        assertThat(earnings.getLong("byDay[0].giftCount"), is(2L));
        assertThat(earnings.getList("byStream.streamId"), is(List.of(second.toString(), first.toString())));
        assertThat(earnings.getList("byStream.earnedCoins"), is(List.of(3, 14)));
        assertThat(earnings.getList("topSupporters.username"), is(List.of(grace, alan)));
    }

    @Test
    void shouldBeEmptyForWhoHasEarnedNothing() {
        // When
        JsonPath earnings = earnings();

        // Then
        assertThat(earnings.getLong("balance"), is(0L));
        assertThat(earnings.getList("byDay"), hasSize(0));
        assertThat(earnings.getList("topSupporters"), hasSize(0));
    }

    @Test
    void shouldGiveOutAStatementWithARunningBalance() {
        // Given
        Fans.send("=cmd|' /C calc'!A0", first, DIAMOND, 2).then().statusCode(201);
        String mistaken = Fans.send(alan, first, ROSE, 10).path("id");
        reverse(mistaken);

        // When
        List<String> lines = Fans.as(creator, "creator")
                .get(EARNINGS + "/statement")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", startsWith("attachment"))
                .extract()
                .asString()
                .lines()
                .toList();

        // Then
        assertThat(lines.get(0), is("time,kind,giftSentId,streamId,senderUsername,gift,quantity,coins,earned,balance"));
        assertThat(lines, hasSize(4));
        assertThat(lines.get(1), containsString("'=cmd|"));
        assertThat(lines.get(1), containsString(",Diamond,2,20,14,14"));
        assertThat(lines.get(2), containsString("gift," + mistaken));
        assertThat(lines.get(2), containsString(",Rose,10,10,7,21"));
        assertThat(lines.get(3), containsString("reversal," + mistaken));
        assertThat(lines.get(3), containsString(",Rose,10,-10,-7,14"));
    }

    @Test
    void shouldGiveOutOnlyTheDaysThatWereAskedFor() {
        // Given
        Fans.send(alan, first, ROSE, 10).then().statusCode(201);
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2);

        // When
        String statement = Fans.as(creator, "creator")
                .get(EARNINGS + "/statement?from={from}&to={to}", yesterday.minusDays(3), yesterday)
                .asString();

        // Then
        assertThat(statement.lines().toList(), hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-02-02&to=2026-02-01",
                "from=2024-01-01&to=2026-01-01",
                "to=-999999999-01-01"
            })
    void shouldRefuseDaysThatAreNone(String query) {
        Fans.as(creator, "creator")
                .get(EARNINGS + "/statement?" + query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"));
    }

    @Test
    void shouldShowNobodyElsesAndOnlyToCreators() {
        given().get(EARNINGS).then().statusCode(401);
        Fans.as(grace, "viewer").get(EARNINGS).then().statusCode(403).body("type", is("/problems/role-required"));
        Fans.as(grace, "viewer").get(EARNINGS + "/statement").then().statusCode(403);
    }
}
