package dev.ovation.chat.message;

import dev.ovation.api.Cursor;
import dev.ovation.api.Ids;
import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.User;
import dev.ovation.contracts.ChatDeleted;
import dev.ovation.contracts.ChatMessageView;
import dev.ovation.contracts.ComboEnded;
import dev.ovation.contracts.EventType;
import dev.ovation.directory.KnownStream;
import dev.ovation.directory.StreamDirectory;
import dev.ovation.outbox.DatabaseProblems;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a chat: each is stored and published in one transaction, under its own id as the event's id.
 *
 * <p>Call from a Vert.x context; never blocks.
 */
@ApplicationScoped
public class MessageService {
    private final StreamDirectory streams;
    private final MessageRepository messages;
    private final Outbox outbox;
    private final Pool pool;

    MessageService(StreamDirectory streams, MessageRepository messages, Outbox outbox, Pool pool) {
        this.streams = streams;
        this.messages = messages;
        this.outbox = outbox;
        this.pool = pool;
    }

    /**
     * Writes what somebody said, or answers the first message of its clientMessageId. That also where the stream has
     * ended since: whoever repeats wants to know what became of the first attempt.
     *
     * @throws Problem stream-not-found, stream-not-live, invalid-text
     */
    Uni<ChatMessageView> send(SendMessage message) {
        return streams.requireLive(message.streamId())
                .invoke(stream -> message.text().requireShowable())
                .chain(stream -> write(NewMessage.written(message)))
                .onItem()
                .ifNull()
                .switchTo(() -> first(message))
                .onFailure(DatabaseProblems::isRefusal)
                .recoverWithUni(refusal -> first(message).onItem().ifNull().failWith(refusal));
    }

    /** The history, newest first; its cursor is the seq of the last line shown. */
    Uni<Page<ChatMessageView>> history(UUID streamId, PageRequest page) {
        Cursor cursor = page.cursor();
        long below = cursor == null ? Long.MAX_VALUE : cursor.number(0);
        return streams.requireKnown(streamId)
                .chain(stream -> messages.history(streamId, below, page.limit() + 1))
                .map(lines -> Page.of(lines, page, ChatMessage::view, line -> Cursor.of(line.seq())));
    }

    /** Writes the line a gift appears as, in the transaction that remembers the gift's event. */
    public Uni<Void> announce(SqlConnection tx, ComboEnded sent) {
        return writeIn(tx, NewMessage.of(sent)).replaceWithVoid();
    }

    /**
     * Takes a message back: it leaves history, and gateways forget it.
     *
     * @throws Problem stream-not-found, message-not-found (also when it was deleted before), not-stream-owner
     */
    public Uni<Void> delete(UUID streamId, UUID messageId, User by) {
        return streams.requireKnown(streamId)
                .chain(stream -> shown(streamId, messageId).invoke(line -> requireRight(line, by, stream)))
                .chain(line -> pool.withTransaction(tx -> remove(tx, streamId, line.id(), by.id())))
                .invoke(outbox::committed);
    }

    private Uni<@Nullable ChatMessageView> write(NewMessage line) {
        return pool.withTransaction(tx -> writeIn(tx, line)).invoke(outbox::committed);
    }

    private Uni<@Nullable ChatMessageView> writeIn(SqlConnection tx, NewMessage line) {
        return messages.insert(tx, line)
                .onItem()
                .ifNotNull()
                .call(view -> outbox.publish(tx, EventType.CHAT_MESSAGE, view.id(), view.streamId(), view));
    }

    /** Asked where nothing was written. */
    private Uni<@Nullable ChatMessageView> first(SendMessage message) {
        UUID clientMessageId = message.clientMessageId();
        if (clientMessageId == null) {
            return Uni.createFrom().nullItem();
        }
        UUID author = message.author().id();
        return messages.findFirst(message.streamId(), author, clientMessageId)
                .onItem()
                .ifNotNull()
                .transform(ChatMessage::view)
                .onFailure()
                .transform(DatabaseProblems::beforeAnythingWasSent);
    }

    private Uni<ChatMessage> shown(UUID streamId, UUID messageId) {
        return messages.findShown(streamId, messageId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(ProblemType.MESSAGE_NOT_FOUND));
    }

    private static void requireRight(ChatMessage line, User by, KnownStream stream) {
        if (!line.mayBeDeletedBy(by, stream.creatorId())) {
            throw Problem.of(
                    ProblemType.NOT_STREAM_OWNER,
                    "Only its author, the stream's owner, a moderator or an admin may delete a message.");
        }
    }

    private Uni<Void> remove(SqlConnection tx, UUID streamId, UUID messageId, UUID by) {
        ChatDeleted deleted = new ChatDeleted(streamId, messageId, by);
        return messages.delete(tx, messageId, by)
                .invoke(done -> {
                    if (!done) {
                        throw Problem.of(ProblemType.MESSAGE_NOT_FOUND);
                    }
                })
                .chain(() -> outbox.publish(tx, EventType.CHAT_DELETED, Ids.next(), streamId, deleted, messageId));
    }
}
