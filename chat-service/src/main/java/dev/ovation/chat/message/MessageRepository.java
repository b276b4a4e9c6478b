package dev.ovation.chat.message;

import dev.ovation.contracts.ChatMessageView;
import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of all chats: one statement each; writes stand in the transaction of their outbox row. */
@ApplicationScoped
class MessageRepository {
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
    private static final String SELECT = """
            SELECT id, stream_id, seq, user_id, username, message, message_type, client_message_id,
                gift_id, gift_amount, gift_name, gift_emoji, gift_rarity, gift_total_coins, created_at
            FROM stream_messages
            WHERE stream_id = $1 AND\s""";
    private static final String FIRST = SELECT + "user_id = $2 AND client_message_id = $3";
    private static final String SHOWN = SELECT + "id = $2 AND deleted_at IS NULL";
    private static final String HISTORY = SELECT + "deleted_at IS NULL AND seq < $2 ORDER BY seq DESC LIMIT $3";

    private final Pool pool;

    MessageRepository(Pool pool) {
        this.pool = pool;
    }

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
        return one(FIRST, Tuple.of(streamId, userId, clientMessageId));
    }

    /** A message that is still shown. */
    Uni<@Nullable ChatMessage> findShown(UUID streamId, UUID id) {
        return one(SHOWN, Tuple.of(streamId, id));
    }

    /** Newest first, from below a seq. */
    Uni<List<ChatMessage>> history(UUID streamId, long below, int most) {
        return list(HISTORY, Tuple.of(streamId, below, most));
    }

    private Uni<@Nullable ChatMessage> one(String query, Tuple values) {
        return list(query, values).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private Uni<List<ChatMessage>> list(String query, Tuple values) {
        return pool.preparedQuery(query)
                .mapping(MessageRepository::read)
                .execute(values)
                .map(rows -> Rows.stream(rows).toList());
    }

    private static ChatMessage read(Row row) {
        return new ChatMessage(new ChatMessageView(
                row.getUUID("id"),
                row.getLong("seq"),
                row.getUUID("stream_id"),
                row.getUUID("user_id"),
                row.getString("username"),
                row.getString("message"),
                row.getString("message_type"),
                row.getUUID("client_message_id"),
                row.getUUID("gift_id"),
                row.getInteger("gift_amount"),
                gift(row),
                Times.read(row, "created_at")));
    }

    private static ChatMessageView.@Nullable GiftLine gift(Row row) {
        String name = row.getString("gift_name");
        return name == null
                ? null
                : new ChatMessageView.GiftLine(
                        name,
                        row.getString("gift_emoji"),
                        row.getString("gift_rarity"),
                        row.getLong("gift_total_coins"));
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
        return line.view(row.getLong("seq"), Times.read(row, "created_at"));
    }
}
