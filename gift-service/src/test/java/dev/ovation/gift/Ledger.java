package dev.ovation.gift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ovation.local.TestTokens;
import java.util.UUID;

/** What the books must say whatever happened. */
public final class Ledger {
    private static final String LEGS = """
            (SELECT credit_account AS account, amount FROM transfers
             UNION ALL SELECT debit_account, -amount FROM transfers) legs
            """;

    private Ledger() {}

    /** All legs sum to zero, no wallet is below zero, each wallet holds what was booked, each gift is booked once. */
    public static void mustBalance() {
        assertThat("sum of all legs", GiftDatabase.number("SELECT coalesce(sum(amount), 0) FROM " + LEGS), is(0L));
        assertThat("wallets below 0", GiftDatabase.number("SELECT count(*) FROM wallets WHERE balance < 0"), is(0L));
        String astray = """
                SELECT count(*) FROM wallets w
                LEFT JOIN (SELECT account, sum(amount) AS booked FROM %s GROUP BY account) b
                       ON b.account = 'wallet:' || w.user_id
                WHERE w.balance <> coalesce(b.booked, 0)
                """;
        assertThat("wallets that differ from the ledger", GiftDatabase.number(astray.formatted(LEGS)), is(0L));
        String unpaid = """
                SELECT count(*) FROM stream_gifts g
                FULL JOIN (SELECT * FROM transfers WHERE kind = 'gift') t ON t.reference = g.id
                WHERE g.id IS NULL OR t.id IS NULL OR g.total_coins <> t.amount
                """;
        assertThat("gifts without their transfer", GiftDatabase.number(unpaid), is(0L));
    }

    /** Coins a stream got, by the gifts recorded. */
    public static long coinsOf(UUID stream) {
        return GiftDatabase.number(
                "SELECT coalesce(sum(total_coins), 0) FROM stream_gifts WHERE stream_id = ?", stream);
    }

    /** Gifts somebody was charged for. */
    public static long chargesOf(String name) {
        return GiftDatabase.number(
                "SELECT count(*) FROM transfers WHERE kind = 'gift' AND debit_account = ?",
                "wallet:" + TestTokens.userId(name));
    }
}
