package dev.ovation.chat.message;

import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.contracts.ChatMessageView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of a stream's chat as it is stored. Its text never changes; it is only taken back. */
@Entity
@Immutable
@Table(name = "stream_messages")
class ChatMessage {
    @Id
    private UUID id;

    @Column(name = "stream_id")
    private UUID streamId;

    @Column
    private long seq;

    @Column(name = "user_id")
    private UUID userId;

    @Column(columnDefinition = "text")
    private String username;

    @Column(columnDefinition = "text")
    private String message;

    @Column(name = "message_type", columnDefinition = "text")
    private String messageType;

    @Column(name = "client_message_id")
    private @Nullable UUID clientMessageId;

    @Column(name = "gift_id")
    private @Nullable UUID giftId;

    @Column(name = "gift_amount")
    private @Nullable Integer giftAmount;

    @Column(name = "gift_name", columnDefinition = "text")
    private @Nullable String giftName;

    @Column(name = "gift_emoji", columnDefinition = "text")
    private @Nullable String giftEmoji;

    @Column(name = "gift_rarity", columnDefinition = "text")
    private @Nullable String giftRarity;

    @Column(name = "gift_total_coins")
    private @Nullable Long giftTotalCoins;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable Instant deletedAt;

    /** For Hibernate: rows are made by {@link MessageRepository#insert}, whose database gives seq and time. */
    @SuppressWarnings("NullAway.Init")
    protected ChatMessage() {}

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    /** The author, the stream's owner, and who watches over all streams. */
    boolean mayBeDeletedBy(User user, UUID streamOwner) {
        return user.id().equals(userId)
                || user.id().equals(streamOwner)
                || user.has(Role.MODERATOR)
                || user.has(Role.ADMIN);
    }

    /** The line as everybody sees it. */
    ChatMessageView view() {
        return new ChatMessageView(
                id,
                seq,
                streamId,
                userId,
                username,
                message,
                messageType,
                clientMessageId,
                giftId,
                giftAmount,
                gift(),
                createdAt);
    }

    private ChatMessageView.@Nullable GiftLine gift() {
        if (giftName == null || giftEmoji == null || giftRarity == null || giftTotalCoins == null) {
            return null;
        }
        return new ChatMessageView.GiftLine(giftName, giftEmoji, giftRarity, giftTotalCoins);
    }
}
