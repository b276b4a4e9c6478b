package dev.ovation.gift.leaderboard;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LeaderboardComponentTest {
    private static final String PENDING = "SELECT count(*) FROM pending_entries WHERE stream_id = ?";

    private final UUID stream = SampleStreams.live();
    private final String grace = Fans.newcomer();
    private final String alan = Fans.newcomer();

    private static JsonPath board(UUID stream, int limit) {
        return given().get("/api/streams/{id}/leaderboard?limit={limit}", stream, limit)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void foldedUp() {
        await().atMost(Duration.ofSeconds(20)).until(() -> GiftDatabase.number(PENDING, stream) == 0);
    }

    @Test
    void shouldBeExactRightAfterEachGift() {
        // Given
        Random dice = new Random(7);
        long ours = 0;
        long theirs = 0;

        for (int i = 0; i < 60; i++) {
            boolean mine = dice.nextBoolean();
            int quantity = 1 + dice.nextInt(5);

            // When
            Fans.send(mine ? grace : alan, stream, ROSE, quantity).then().statusCode(201);

            // Then
            ours += mine ? quantity : 0;
            theirs += mine ? 0 : quantity;
            JsonPath board = board(stream, 10);
            assertThat(board.getLong("totalCoins"), is(ours + theirs));
            assertThat(board.getLong("giftCount"), is(i + 1L));
            assertThat(
                    board.getList("items.totalCoins", Long.class).stream()
                            .mapToLong(c -> c)
                            .max()
                            .orElse(0),
                    is(Math.max(ours, theirs)));
        }
    }

    @Test
    void shouldRankHigherWhoReachedTheSumFirst() {
        // Given
        String third = Fans.newcomer();
        Fans.send(alan, stream, ROSE, 3).then().statusCode(201);
        Fans.send(grace, stream, DIAMOND, 1).then().statusCode(201);
        Fans.send(third, stream, DIAMOND, 1).then().statusCode(201);
        List<String> expected = List.of(grace, third, alan);

        // When
        Fans.send(alan, stream, ROSE, 7).then().statusCode(201);

        // Then
        assertThat("while pending", board(stream, 10).getList("items.username"), is(expected));
        foldedUp();
        assertThat("on the board", board(stream, 10).getList("items.username"), is(expected));
        assertThat(board(stream, 10).getList("items.rank"), is(List.of(1, 2, 3)));
        assertThat(board(stream, 10).getList("items.totalCoins"), is(List.of(10, 10, 10)));
        assertThat(board(stream, 10).getList("items.giftCount"), is(List.of(1, 1, 2)));
    }

    @Test
    void shouldLiftSomebodyFromBelowTheLimitByWhatIsPending() {
        // Given
        Fans.send(grace, stream, ROSE, 5).then().statusCode(201);
        Fans.send(alan, stream, ROSE, 4).then().statusCode(201);
        foldedUp();

        // When
        Fans.send(alan, stream, ROSE, 2).then().statusCode(201);

        // Then
        JsonPath board = board(stream, 1);
        assertThat(board.getList("items.username"), is(List.of(alan)));
        assertThat(board.getLong("totalCoins"), is(11L));
        assertThat(board.getLong("giftCount"), is(3L));
    }

    @Test
    void shouldTellTheBoardAtMostOnceASecondAndTheLastOneExactly() {
        // Given
        try (GiftTopic topic = new GiftTopic()) {
            long began = System.nanoTime();

            // When: for two seconds, or as long as her coins last
            long his = 0;
            long hers = 0;
            while (hers < 26 || (hers < 1000 && since(began).toSeconds() < 2)) {
                Fans.send(alan, stream, ROSE, 1).then().statusCode(201);
                his++;
                Fans.send(grace, stream, ROSE, 2).then().statusCode(201);
                hers += 2;
            }

            // Then
            long all = his + hers;
            List<GiftTopic.Event<LeaderboardUpdated>> told = topic.until(
                    EventType.LEADERBOARD_UPDATED,
                    LeaderboardUpdated.class,
                    stream,
                    events -> events.stream().anyMatch(e -> e.data().totalCoins() == all));
            long seconds = since(began).toSeconds();
            LeaderboardUpdated last = told.get(told.size() - 1).data();
            assertThat(last.giftCount(), is(2 * his));
            assertThat(last.items().stream().map(LeaderboardEntry::totalCoins).toList(), is(List.of(hers, his)));
            int tooSoon = 0;
            for (int i = 1; i < told.size(); i++) {
                assertThat(
                        told.get(i).data().version(),
                        greaterThan(told.get(i - 1).data().version()));
                tooSoon += millis(told.get(i)) - millis(told.get(i - 1)) < 990 ? 1 : 0;
            }
            assertThat("told too soon; once where the machine stood still", tooSoon, lessThanOrEqualTo(1));
            assertThat("times told in " + seconds + " s", (long) told.size(), lessThanOrEqualTo(2 + seconds));
        }
    }

    /** Of the event; the product goes by a time that it takes a moment before. */
    private static long millis(GiftTopic.Event<?> event) {
        return java.time.Instant.parse(GiftTopic.header(event.message(), "ce_time"))
                .toEpochMilli();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void shouldBeEmptyForAStreamWithoutGiftsAndMissingForNone() {
        // When
        JsonPath empty = board(stream, 10);

        // Then
        assertThat(empty.getList("items"), is(empty()));
        assertThat(empty.getLong("totalCoins"), is(0L));
        Fans.untilJudged(() -> given().get("/api/streams/{id}/leaderboard", UUID.randomUUID()))
                .then()
                .statusCode(404)
                .body("type", is("/problems/stream-not-found"));
        given().get("/api/streams/none/leaderboard")
                .then()
                .statusCode(404)
                .body("type", is("/problems/stream-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "1.5"})
    void shouldRefuseALimitThatIsNone(String limit) {
        // When
        int status = given().get("/api/streams/{id}/leaderboard?limit={limit}", stream, limit)
                .statusCode();

        // Then
        assertThat(status, is(400));
    }
}
