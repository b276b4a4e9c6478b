package dev.ovation.gift.leaderboard;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards of a creator over all streams, by period. */
@QuarkusTest
class CreatorLeaderboardComponentTest {
    private static final String BOARDS = """
            SELECT string_agg(b::text, E'\\n' ORDER BY b::text) FROM (
                SELECT creator_id, period, begins, sender_id, sender_username, total_coins, gift_count, reached
                FROM creator_leaderboard
                UNION ALL
                SELECT stream_id, 'stream', NULL, sender_id, sender_username, total_coins, gift_count, reached
                FROM leaderboard
            ) b
            """;

    private final String creator = Fans.newcomer();
    private final UUID stream = SampleStreams.live(creator);
    private final String grace = Fans.newcomer();
    private final String alan = Fans.newcomer();

    private JsonPath board(String query) {
        return given().get("/api/creators/{id}/leaderboard?" + query, TestTokens.userId(creator))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void foldedUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> GiftDatabase.number("SELECT count(*) FROM pending_entries") == 0);
    }

    @Test
    void shouldSumOverStreamsAndBeExactWhilePendingAndAfter() {
        // Given
        UUID second = SampleStreams.live(creator);
        Fans.send(alan, stream, ROSE, 5).then().statusCode(201);
        foldedUp();

        // When
        Fans.send(alan, second, ROSE, 6).then().statusCode(201);
        Fans.send(grace, second, DIAMOND, 1).then().statusCode(201);

        // Then
        for (String period : List.of("day", "week", "month", "all")) {
            JsonPath board = board("period=" + period);
            assertThat(period, board.getList("items.username"), is(List.of(alan, grace)));
            assertThat(period, board.getList("items.totalCoins"), is(List.of(11, 10)));
            assertThat(period, board.getLong("totalCoins"), is(21L));
            assertThat(period, board.getLong("giftCount"), is(3L));
        }
        foldedUp();
        assertThat(board("limit=10").getList("items.totalCoins"), is(List.of(11, 10)));
        assertThat(board("limit=1").getList("items.username"), is(List.of(alan)));
    }

    @Test
    void shouldForgetYesterdayTodayAndRemainExactForAllTime() {
        // Given: a gift of long ago
        Fans.send(alan, stream, ROSE, 9).then().statusCode(201);
        foldedUp();
        GiftDatabase.run(
                "UPDATE stream_gifts SET created_at = created_at - interval '400 days' WHERE stream_id = ?", stream);
        Fans.as("root", "admin").post("/api/admin/leaderboards/rebuild").then().statusCode(200);

        // When
        Fans.send(grace, stream, ROSE, 1).then().statusCode(201);

        // Then
        for (String period : List.of("day", "week", "month")) {
            assertThat(period, board("period=" + period).getList("items.username"), is(List.of(grace)));
        }
        assertThat(board("period=all").getList("items.username"), is(List.of(alan, grace)));
    }

    @Test
    void shouldShowTheCallerAmongTheNeighbours() {
        // Given
        List<String> fans = List.of(Fans.newcomer(), Fans.newcomer(), Fans.newcomer(), grace, Fans.newcomer(), alan);
        for (int i = 0; i < fans.size(); i++) {
            Fans.send(fans.get(i), stream, ROSE, 20 - i).then().statusCode(201);
        }

        // When
        JsonPath around = Fans.as(alan)
                .get("/api/creators/{id}/leaderboard?around=me", TestTokens.userId(creator))
                .jsonPath();
        JsonPath first = Fans.as(alan)
                .get("/api/creators/{id}/leaderboard?limit=2", TestTokens.userId(creator))
                .jsonPath();
        JsonPath nobody = Fans.as(Fans.newcomer())
                .get("/api/creators/{id}/leaderboard?around=me", TestTokens.userId(creator))
                .jsonPath();

        // Then
        assertThat(around.getList("items.rank"), is(List.of(4, 5, 6)));
        assertThat(around.getString("me.username"), is(alan));
        assertThat(first.getList("items.rank"), is(List.of(1, 2)));
        assertThat(first.getInt("me.rank"), is(6));
        assertThat(nobody.getList("items").size(), is(0));
        assertThat(nobody.get("me"), is(nullValue()));
        given().get("/api/creators/{id}/leaderboard?around=me", TestTokens.userId(creator))
                .then()
                .statusCode(401);
    }

    @Test
    void shouldRebuildToTheSameCells() {
        // Given
        Fans.send(alan, stream, ROSE, 5).then().statusCode(201);
        Fans.send(grace, stream, DIAMOND, 2).then().statusCode(201);
        foldedUp();
        String before = GiftDatabase.text(BOARDS);
        GiftDatabase.run("UPDATE leaderboard SET total_coins = 1, reached = 1 WHERE stream_id = ?", stream);
        GiftDatabase.run("DELETE FROM creator_leaderboard WHERE creator_id = ?", TestTokens.userId(creator));

        // When
        Fans.as("root", "admin").post("/api/admin/leaderboards/rebuild").then().statusCode(200);

        // Then
        assertThat(GiftDatabase.text(BOARDS), is(before));
        Ledger.mustBalance();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-25, 2026-11-25",
        "WEEK, 2026-11-25, 2026-11-23",
        "WEEK, 2026-11-23, 2026-11-23",
        "WEEK, 2026-11-22, 2026-11-16",
        "MONTH, 2026-12-31, 2026-12-01"
    })
    void shouldBeginWeeksOnMondayAndMonthsOnTheFirst(Period period, LocalDate day, LocalDate begins) {
        // When
        String first = GiftDatabase.text(
                "SELECT period_of(?, ?::timestamptz, 'UTC')::text", period.wire(), day + "T12:00:00Z");

        // Then
        assertThat(first, is(begins.toString()));
    }

    @Test
    void shouldTellWhenThePeriodBegan() {
        // Given
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        // When
        String month = board("period=month").getString("begins");

        // Then
        assertThat(LocalDate.parse(month).getDayOfMonth(), is(1));
        assertThat(LocalDate.parse(month).isAfter(today), is(false));
        assertThat(board("period=all").getString("begins"), is(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"period=year", "around=you", "limit=0", "limit=x"})
    void shouldRefuseAQueryThatIsNone(String query) {
        given().get("/api/creators/{id}/leaderboard?" + query, TestTokens.userId(creator))
                .then()
                .statusCode(400);
    }
}
