package dev.ovation.gift.catalog;

import dev.ovation.contracts.GiftView;
import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The catalogue in the database. Migrations write it, nobody else. */
@ApplicationScoped
class VirtualGiftRepository {
    private static final String OFFERED = """
            SELECT id, name, emoji, animation_type, rarity, coin_cost FROM virtual_gifts
            WHERE retired_at IS NULL ORDER BY coin_cost, name
            """;

    private final Pool pool;

    VirtualGiftRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<GiftView>> offered() {
        return pool.preparedQuery(OFFERED)
                .mapping(VirtualGiftRepository::read)
                .execute()
                .map(rows -> Rows.stream(rows).toList());
    }

    private static GiftView read(Row row) {
        return new GiftView(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("emoji"),
                row.getString("animation_type"),
                row.getString("rarity"),
                row.getInteger("coin_cost"));
    }
}
