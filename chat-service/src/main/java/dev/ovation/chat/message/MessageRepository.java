package dev.ovation.chat.message;

import dev.ovation.contracts.ChatMessageView;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of all chats. Reads bind the entity; writes are one statement each, beside the outbox row. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<ChatMessage, UUID> {
    private static final String INSERT = """
            INSERT INTO stream_messages (id, stream_id, user_id, username, message, message_type, client_message_id,
                gift_id, gift_amount, gift_name, gift_emoji, gift_rarity, gift_total_coins)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT DO NOTHING
            RETURNING seq, created_at
            """;
    private static final String DELETE = """
            UPDATE stream_messages SET deleted_at = clock_timestamp(), deleted_by = $2
            WHERE id = $1 AND deleted_at IS NULL
            """;

    /** The stored line; null when this client's message is there already, also when it came at the same moment. */
    Uni<@Nullable ChatMessageView> insert(SqlConnection tx, NewMessage line) {
        return tx.preparedQuery(INSERT).execute(values(line)).map(rows -> stored(line, rows));
    }

    /** Whether this call deleted it: of two at once only one does. */
    Uni<Boolean> delete(SqlConnection tx, UUID id, UUID by) {
        return tx.preparedQuery(DELETE).execute(Tuple.of(id, by)).map(rows -> rows.rowCount() == 1);
    }

    /** The first message a client sent under an id, deleted or not. */
    Uni<@Nullable ChatMessage> findFirst(UUID streamId, UUID userId, UUID clientMessageId) {
        return find("streamId = ?1 and userId = ?2 and clientMessageId = ?3", streamId, userId, clientMessageId)
                .firstResult();
    }

    /** A message that is still shown. */
    Uni<@Nullable ChatMessage> findShown(UUID streamId, UUID id) {
        return find("id = ?1 and streamId = ?2 and deletedAt is null", id, streamId)
                .firstResult();
    }

    /** Newest first, from below a seq. */
    Uni<List<ChatMessage>> history(UUID streamId, long below, int most) {
        return find("streamId = ?1 and deletedAt is null and seq < ?2", Sort.descending("seq"), streamId, below)
                .page(Page.ofSize(most))
                .list();
    }

    private static Tuple values(NewMessage line) {
        ChatMessageView.GiftLine gift = line.gift();
        return Tuple.from(new @Nullable Object[] {
            line.id(),
            line.streamId(),
            line.userId(),
            line.username(),
            line.message(),
            line.type().wire(),
            line.clientMessageId(),
            line.giftId(),
            line.giftAmount(),
            gift == null ? null : gift.name(),
            gift == null ? null : gift.emoji(),
            gift == null ? null : gift.rarity(),
            gift == null ? null : gift.totalCoins()
        });
    }

    private static @Nullable ChatMessageView stored(NewMessage line, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        return line.view(row.getLong("seq"), row.getOffsetDateTime("created_at").toInstant());
    }
}
