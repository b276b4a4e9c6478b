package dev.ovation.chat.message;

import dev.ovation.api.Ids;
import dev.ovation.contracts.ChatMessageView;
import dev.ovation.contracts.ChatMessageView.GiftLine;
import dev.ovation.contracts.ComboEnded;
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

    /** The line a combo of gifts appears as; its text is for readers that don't know gifts. */
    static NewMessage of(ComboEnded combo) {
        String text = "sent " + combo.comboCount() + " × " + combo.gift().name();
        GiftLine gift = new GiftLine(
                combo.gift().name(), combo.gift().emoji(), combo.gift().rarity(), combo.comboCoins());
        return new NewMessage(
                Ids.next(),
                combo.streamId(),
                combo.senderId(),
                combo.senderUsername(),
                text,
                MessageType.GIFT,
                null,
                combo.gift().id(),
                Math.toIntExact(combo.comboCount()),
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
