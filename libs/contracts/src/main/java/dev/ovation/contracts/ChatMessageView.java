package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the chat: the REST answer and the data of {@code chat:message}.
 *
 * @param seq rises per stream, gaps are normal; pages show lines in its order
 * @param messageType chat, system or gift
 * @param clientMessageId chosen by the sender's client; null when it chose none
 * @param giftAmount quantity; null unless a gift line
 * @param gift null unless a gift line
 */
public record ChatMessageView(
        UUID id,
        long seq,
        UUID streamId,
        UUID userId,
        String username,
        String message,
        String messageType,
        @Nullable UUID clientMessageId,
        @Nullable UUID giftId,
        @Nullable Integer giftAmount,
        @Nullable GiftLine gift,
        Instant createdAt) {
    /**
     * What a gift line shows.
     *
     * @param totalCoins cost times quantity
     */
    public record GiftLine(String name, String emoji, String rarity, long totalCoins) {}
}
