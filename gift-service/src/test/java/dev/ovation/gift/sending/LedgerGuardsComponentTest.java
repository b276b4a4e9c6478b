package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses whoever asks, the service included. */
class LedgerGuardsComponentTest {
    private static final String FORBIDDEN = "42501";
    private static final String CHECK = "23514";
    private static final String UNIQUE = "23505";

    private final UUID fan = UUID.randomUUID();
    private Connection db;

    @BeforeEach
    void open() throws SQLException {
        db = LedgerSchema.connect();
        db.setAutoCommit(false);
        LedgerSchema.open(db, fan, 100);
    }

    @AfterEach
    void close() throws SQLException {
        db.rollback();
        db.close();
    }

    private String refusal(String sql, Object... values) {
        return assertThrows(SQLException.class, () -> LedgerSchema.run(db, sql, values))
                .getSQLState();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE transfers SET amount = amount + 1",
                "DELETE FROM transfers",
                "TRUNCATE transfers",
                "UPDATE stream_gifts SET total_coins = 1",
                "DELETE FROM stream_gifts",
                "DELETE FROM wallets",
                "DELETE FROM virtual_gifts",
                "DELETE FROM closed_streams",
                "ALTER TABLE transfers ADD COLUMN note text",
                "DROP TABLE transfers"
            })
    void shouldLetTheServiceRewriteNothingThatIsBooked(String rewriting) {
        // When
        String refusal = refusal(rewriting);

        // Then
        assertThat(refusal, is(FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 9_007_199_254_740_992L})
    void shouldHoldNoBalanceBelowZeroOrAboveWhatABrowserCounts(long balance) {
        // When
        String refusal = refusal("UPDATE wallets SET balance = ? WHERE user_id = ?", balance, fan);

        // Then
        assertThat(refusal, is(CHECK));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void shouldBookNoTransferOfNothing(long amount) {
        // When
        String refusal = refusal(
                "INSERT INTO transfers (debit_account, credit_account, amount, kind, reference) VALUES ('a', 'b', ?, 'gift', ?)",
                amount,
                UUID.randomUUID());

        // Then
        assertThat(refusal, is(CHECK));
    }

    @Test
    void shouldBookNoTransferFromAnAccountToItself() {
        // When
        String refusal = refusal(
                "INSERT INTO transfers (debit_account, credit_account, amount, kind, reference) VALUES ('a', 'a', 1, 'gift', ?)",
                UUID.randomUUID());

        // Then
        assertThat(refusal, is(CHECK));
    }

    @Test
    void shouldBookAThingOnce() {
        // When
        String refusal = refusal(
                "INSERT INTO transfers (debit_account, credit_account, amount, kind, reference) VALUES ('issuance', 'b', 1, 'opening', ?)",
                fan);

        // Then
        assertThat(refusal, is(UNIQUE));
    }

    @Test
    void shouldHoldAKeyOnce() throws SQLException {
        // Given
        String claim =
                "INSERT INTO idempotency_keys (user_id, operation, key, fingerprint) VALUES (?, 'gift', 'k', 'f')";
        LedgerSchema.run(db, claim, fan);

        // When
        String refusal = refusal(claim, fan);

        // Then
        assertThat(refusal, is(UNIQUE));
    }
}
