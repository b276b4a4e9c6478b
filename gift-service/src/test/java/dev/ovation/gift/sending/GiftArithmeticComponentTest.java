package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The arithmetic of money, held against unbounded integers (M1, M9). */
class GiftArithmeticComponentTest {
    private static final long MOST_COINS = 9_007_199_254_740_991L;

    @Property(tries = 300)
    void shouldChargeCostTimesQuantityExactlyOrNothing(
            @ForAll @IntRange(min = 1) int cost,
            @ForAll @IntRange(min = 1, max = 999) int quantity,
            @ForAll @LongRange(min = 0, max = MOST_COINS) long balance)
            throws SQLException {
        try (Connection db = LedgerSchema.connect()) {
            // Given
            db.setAutoCommit(false);
            UUID fan = UUID.randomUUID();
            UUID sent = UUID.randomUUID();
            UUID gift = LedgerSchema.gift(db, cost);
            LedgerSchema.open(db, fan, balance);
            BigInteger price = BigInteger.valueOf(cost).multiply(BigInteger.valueOf(quantity));
            boolean affordable = price.compareTo(BigInteger.valueOf(balance)) <= 0;

            // When
            LedgerSchema.Answer answer = LedgerSchema.send(db, sent, fan, gift, quantity, "k");

            // Then
            BigInteger left = BigInteger.valueOf(balance).subtract(affordable ? price : BigInteger.ZERO);
            assertThat(answer.outcome(), is(affordable ? "sent" : "insufficient_coins"));
            assertThat(BigInteger.valueOf(answer.required()), is(price));
            assertThat(BigInteger.valueOf(answer.balance()), is(left));
            assertThat(
                    LedgerSchema.text(db, "SELECT balance FROM wallets WHERE user_id = ?", fan), is(left.toString()));
            String inEvent = "SELECT (data::json ->> 'totalCoins') FROM outbox WHERE event_id = ?";
            String inLedger = "SELECT amount::text FROM transfers WHERE kind = 'gift' AND reference = ?";
            for (String sql : List.of(inEvent, inLedger)) {
                assertThat(LedgerSchema.text(db, sql, sent), is(affordable ? price.toString() : null));
            }
            String key = "SELECT key FROM idempotency_keys WHERE user_id = ?";
            assertThat(LedgerSchema.text(db, key, fan), affordable ? is("k") : nullValue());
            db.rollback();
        }
    }

    /** One thing somebody does: a gift of so many coins, or, below zero, a top-up of so many. */
    record Act(int who, long coins) {}

    @Provide
    Arbitrary<Act> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(-500, 900))
                .as(Act::new)
                .filter(act -> act.coins() != 0);
    }

    @Property(tries = 100)
    void shouldKeepTheSumAtZeroAndEveryBalanceAsInTheModel(@ForAll @Size(max = 25) List<@From("acts") Act> chain)
            throws SQLException {
        try (Connection db = LedgerSchema.connect()) {
            // Given
            db.setAutoCommit(false);
            List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            Map<UUID, Long> model = new HashMap<>();
            UUID coin = LedgerSchema.gift(db, 1);

            for (Act act : chain) {
                UUID who = people.get(act.who());
                if (!model.containsKey(who)) {
                    LedgerSchema.open(db, who, 100);
                    model.put(who, 100L);
                }

                // When
                if (act.coins() < 0) {
                    LedgerSchema.text(
                            db,
                            "SELECT outcome FROM top_up(?, ?, true, ?, ?, 100, ?, 'f')",
                            UUID.randomUUID(),
                            who,
                            who,
                            -act.coins(),
                            UUID.randomUUID().toString());
                    model.merge(who, -act.coins(), Long::sum);
                } else {
                    boolean affordable = model.get(who) >= act.coins();
                    String outcome = LedgerSchema.send(
                                    db,
                                    UUID.randomUUID(),
                                    who,
                                    coin,
                                    (int) act.coins(),
                                    UUID.randomUUID().toString())
                            .outcome();
                    assertThat(outcome, is(affordable ? "sent" : "insufficient_coins"));
                    model.merge(who, affordable ? -act.coins() : 0, Long::sum);
                }

                // Then
                mustAgree(db, model);
            }
            db.rollback();
        }
    }

    private static void mustAgree(Connection db, Map<UUID, Long> model) throws SQLException {
        String legs = "SELECT credit_account AS account, amount FROM transfers"
                + " UNION ALL SELECT debit_account, -amount FROM transfers";
        assertThat(LedgerSchema.number(db, "SELECT coalesce(sum(amount), 0) FROM (" + legs + ") l"), is(0L));
        for (Map.Entry<UUID, Long> wallet : model.entrySet()) {
            UUID who = wallet.getKey();
            String booked = "SELECT sum(amount) FROM (" + legs + ") l WHERE account = ?";
            assertThat(LedgerSchema.number(db, booked, "wallet:" + who), is(wallet.getValue()));
            assertThat(
                    LedgerSchema.number(db, "SELECT balance FROM wallets WHERE user_id = ?", who),
                    is(wallet.getValue()));
            String last = "SELECT balance_after FROM transfers WHERE wallet_id = ? ORDER BY seq DESC LIMIT 1";
            assertThat(LedgerSchema.number(db, last, who), is(wallet.getValue()));
        }
    }
}
