package dev.ovation.chat.message;

import dev.ovation.api.Ids;
import dev.ovation.contracts.ChatMessageView;
import dev.ovation.contracts.ChatMessageView.GiftLine;
import dev.ovation.contracts.GiftSent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line on its way into the chat; the database adds {@code seq} and the time.
 *
 * @param gift null unless a gift line, as are {@code giftId} and {@code giftAmount}
 */
record NewMessage(
        UUID id,
        UUID streamId,
        UUID userId,
        String username,
        String message,
        MessageType type,
        @Nullable UUID clientMessageId,
        @Nullable UUID giftId,
        @Nullable Integer giftAmount,
        @Nullable GiftLine gift) {

    /** What somebody wrote. */
    static NewMessage written(SendMessage message) {
        return new NewMessage(
                Ids.next(),
                message.streamId(),
                message.author().id(),
                message.author().username(),
                message.text().value(),
                MessageType.CHAT,
                message.clientMessageId(),
                null,
                null,
                null);
    }

    /** The line a gift appears as; its text is for readers that don't know gifts. */
    static NewMessage of(GiftSent sent) {
        String text = "sent " + sent.quantity() + " × " + sent.gift().name();
        GiftLine gift = new GiftLine(
                sent.gift().name(), sent.gift().emoji(), sent.gift().rarity(), sent.totalCoins());
        return new NewMessage(
                Ids.next(),
                sent.streamId(),
                sent.senderId(),
                sent.senderUsername(),
                text,
                MessageType.GIFT,
                null,
                sent.gift().id(),
                sent.quantity(),
                gift);
    }

    /** The line as everybody sees it, once the database has taken it. */
    ChatMessageView view(long seq, Instant createdAt) {
        return new ChatMessageView(
                id,
                seq,
                streamId,
                userId,
                username,
                message,
                type.wire(),
                clientMessageId,
                giftId,
                giftAmount,
                gift,
                createdAt);
    }
}
