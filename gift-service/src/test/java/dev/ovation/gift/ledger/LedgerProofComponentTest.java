package dev.ovation.gift.ledger;

import static dev.ovation.gift.Fans.DIAMOND;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof finds whatever somebody does to the books behind the service's back. */
@QuarkusTest
class LedgerProofComponentTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration RED_WITHIN = Duration.ofSeconds(10);

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    private final UUID stream = SampleStreams.live();
    private UUID gift;

    @BeforeEach
    void give() {
        gift = UUID.fromString(
                Fans.send(Fans.newcomer(), stream, DIAMOND, 3).jsonPath().getString("id"));
        await().atMost(SOON)
                .until(() ->
                        GiftDatabase.number("SELECT count(*) FROM pending_entries WHERE stream_id = ?", stream) == 0);
        await().atMost(SOON).until(() -> health().equals("UP"));
    }

    private static JsonPath proof() {
        return Fans.as("root", "admin")
                .get("/api/admin/ledger/proof")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String health() {
        return given().port(managementPort)
                .get("/q/health/group/ledger")
                .jsonPath()
                .getString("status");
    }

    private double faultsMeasured() {
        String metrics = given().port(managementPort).get("/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("ovation_ledger_faults"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void shouldHoldAndSumToZeroWhileNobodyMeddles() {
        // When
        JsonPath proof = proof();

        // Then
        assertThat(proof.getBoolean("balanced"), is(true));
        assertThat(proof.getList("faults").size(), is(0));
        long sum = proof.getLong("accounts.wallets")
                + proof.getLong("accounts.earnings")
                + proof.getLong("accounts.platform")
                + proof.getLong("accounts.issuance")
                + proof.getLong("accounts.debt");
        assertThat(sum, is(0L));
        await().atMost(SOON).until(() -> faultsMeasured() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "balance, UPDATE wallets SET balance = balance %s WHERE user_id = (SELECT sender_id FROM stream_gifts WHERE id = ?)",
        "balance, UPDATE accounts SET balance = balance %s WHERE name = (SELECT 'earnings:' || creator_id FROM stream_gifts WHERE id = ?)",
        "gift, UPDATE transfers SET amount = amount %s WHERE kind = 'gift' AND reference = ?",
        "share, UPDATE transfers SET amount = amount %s WHERE kind = 'platform_fee' AND reference = ?",
        "wallet-history, UPDATE transfers SET balance_after = balance_after %s WHERE kind = 'gift' AND reference = ?",
        "board, UPDATE leaderboard SET total_coins = total_coins %s WHERE stream_id = (SELECT stream_id FROM stream_gifts WHERE id = ?)",
        "board-total, UPDATE leaderboard_totals SET total_coins = total_coins %s WHERE stream_id = (SELECT stream_id FROM stream_gifts WHERE id = ?)",
        "creator-board, UPDATE creator_leaderboard SET total_coins = total_coins %s WHERE sender_id = (SELECT sender_id FROM stream_gifts WHERE id = ?)",
        "gift, UPDATE stream_gifts SET total_coins = total_coins %s WHERE id = ?"
    })
    void shouldNameWhatWasDamagedAndTurnRed(String rule, String damage) {
        // Given
        assertThat(proof().getList("faults").size(), is(0));

        try {
            // When
            GiftDatabase.run(damage.formatted("+ 3"), gift);

            // Then
            JsonPath proof = proof();
            assertThat(proof.getBoolean("balanced"), is(false));
            assertThat(proof.getList("faults.rule"), hasItem(rule));
            await().atMost(RED_WITHIN).until(() -> health().equals("DOWN") && faultsMeasured() > 0);
            String ready = given().port(managementPort).get("/q/health/ready").asString();
            assertThat("no part of ready", ready, containsString("\"status\": \"UP\""));
        } finally {
            GiftDatabase.run(damage.formatted("- 3"), gift);
        }
        await().atMost(SOON).until(() -> health().equals("UP") && faultsMeasured() == 0);
    }

    @Test
    void shouldNameAGiftThatWasMadeUp() {
        // Given
        String made = """
                INSERT INTO stream_gifts
                    (id, stream_id, creator_id, sender_id, sender_username, gift_id, quantity, total_coins, creator_coins, created_at)
                SELECT ?, stream_id, creator_id, sender_id, sender_username, gift_id, quantity, total_coins, creator_coins, created_at
                FROM stream_gifts WHERE id = ?
                """;
        UUID ghost = UUID.randomUUID();

        try {
            // When
            GiftDatabase.run(made, ghost, gift);

            // Then
            assertThat(proof().getList("faults.subject"), hasItem(ghost.toString()));
        } finally {
            GiftDatabase.run("DELETE FROM stream_gifts WHERE id = ?", ghost);
        }
    }
}
