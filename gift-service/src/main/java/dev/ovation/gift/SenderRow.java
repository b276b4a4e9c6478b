package dev.ovation.gift;

import dev.ovation.contracts.LeaderboardEntry;
import io.vertx.mutiny.sqlclient.Row;

/** A row that says what one sender sent: {@code sender_id, sender_username, total_coins, gift_count}. */
public final class SenderRow {
    private SenderRow() {}

    /** The row as a place on a board. */
    public static LeaderboardEntry entry(int rank, Row row) {
        return new LeaderboardEntry(
                rank,
                row.getUUID("sender_id"),
                row.getString("sender_username"),
                row.getLong("total_coins"),
                row.getLong("gift_count"));
    }
}
