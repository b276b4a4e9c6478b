package dev.ovation.gift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ovation.local.TestTokens;
import java.util.UUID;

/** What the books must say whatever happened. */
public final class Ledger {
    private Ledger() {}

    /** All legs sum to zero, no wallet is below zero, balances, gifts and boards are what was booked. */
    public static void mustBalance() {
        assertThat("sum of all legs", GiftDatabase.number("SELECT coalesce(sum(amount), 0) FROM legs"), is(0L));
        assertThat("wallets below 0", GiftDatabase.number("SELECT count(*) FROM wallets WHERE balance < 0"), is(0L));
        assertThat(
                "what contradicts the ledger",
                GiftDatabase.text("SELECT string_agg(f::text, E'\\n') FROM ledger_faults('UTC') f"),
                is(nullValue()));
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
