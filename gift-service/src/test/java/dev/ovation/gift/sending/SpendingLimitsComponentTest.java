package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.ovation.gift.Crowd;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many coins a sender may spend in a minute and in a day. */
class SpendingLimitsComponentTest {
    private static final long PLENTY = 1_000_000;

    private final UUID fan = UUID.randomUUID();
    private Connection db;
    private UUID rose;

    @BeforeEach
    void open() throws SQLException {
        db = LedgerSchema.connect();
        LedgerSchema.open(db, fan, PLENTY);
        rose = LedgerSchema.gift(db, 1);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private LedgerSchema.Answer send(int coins, long mostAMinute, long mostADay) throws SQLException {
        return LedgerSchema.send(
                db, UUID.randomUUID(), fan, rose, coins, UUID.randomUUID().toString(), mostAMinute, mostADay);
    }

    @Test
    void shouldStopAtTheMinutesLimitAndSayWhenItLetsGo() throws SQLException {
        // Given
        assertThat(send(60, 100, 0).outcome(), is("sent"));

        // When
        LedgerSchema.Answer tooMany = send(41, 100, 0);

        // Then
        assertThat(tooMany.outcome(), is("minute_limit"));
        assertThat(tooMany.retryAfter(), allOf(greaterThan(0), lessThanOrEqualTo(60)));
        assertThat("what still fits", send(40, 100, 0).outcome(), is("sent"));
        assertThat(LedgerSchema.number(db, "SELECT balance FROM wallets WHERE user_id = ?", fan), is(PLENTY - 100));
    }

    @Test
    void shouldStartAnewWhenTheMinuteIsOver() throws SQLException {
        // Given
        assertThat(send(100, 100, 0).outcome(), is("sent"));
        LedgerSchema.run(db, "UPDATE wallets SET minute_began = minute_began - interval '61 s' WHERE user_id = ?", fan);

        // When
        String outcome = send(100, 100, 0).outcome();

        // Then
        assertThat(outcome, is("sent"));
        assertThat(send(1, 100, 0).outcome(), is("minute_limit"));
    }

    @Test
    void shouldStopAtTheDaysLimitThoughTheMinuteIsOver() throws SQLException {
        // Given
        assertThat(send(100, 0, 150).outcome(), is("sent"));
        LedgerSchema.run(db, "UPDATE wallets SET minute_began = minute_began - interval '1 h' WHERE user_id = ?", fan);

        // When
        LedgerSchema.Answer tooMany = send(51, 100, 150);

        // Then
        assertThat(tooMany.outcome(), is("day_limit"));
        assertThat(tooMany.retryAfter(), allOf(greaterThan(3_600), lessThanOrEqualTo(86_400)));
    }

    @Test
    void shouldLimitNobodyWhereZeroIsSet() throws SQLException {
        assertThat(send(999, 0, 0).outcome(), is("sent"));
        assertThat(send(999, 0, 0).outcome(), is("sent"));
    }

    @Test
    void shouldHoldWhenManySpendAtOnce() throws SQLException {
        // When
        List<String> outcomes = Crowd.of(16, i -> {
            try (Connection own = LedgerSchema.connect()) {
                return LedgerSchema.send(
                                own,
                                UUID.randomUUID(),
                                fan,
                                rose,
                                10,
                                UUID.randomUUID().toString(),
                                50,
                                0)
                        .outcome();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        // Then
        assertThat(outcomes.stream().filter("sent"::equals).count(), is(5L));
        assertThat(outcomes.stream().filter("minute_limit"::equals).count(), is(11L));
    }
}
