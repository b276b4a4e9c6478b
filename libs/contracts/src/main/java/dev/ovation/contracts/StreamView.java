package dev.ovation.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream as everybody may see it: the REST answer and the data of the {@code stream:*} events.
 *
 * @param version grows with each change except of figures
 * @param status scheduled, live or ended
 * @param broadcast waiting, on_air, interrupted or off
 * @param currentViewers users and guests together
 * @param guests the part of {@code currentViewers} that is not signed in
 * @param totalGiftsReceived coins
 * @param statisticsFinal whether the figures are the saved, final ones
 * @param endReason creator, cancelled, broadcaster_lost, never_broadcast or moderator; null until ended
 * @param durationSeconds whole seconds on air; null until ended
 */
public record StreamView(
        UUID id,
        long version,
        UUID creatorId,
        String creatorUsername,
        String title,
        @Nullable String description,
        String status,
        String broadcast,
        List<String> tags,
        @Nullable String thumbnailUrl,
        int currentViewers,
        int guests,
        int peakViewers,
        long totalViews,
        long totalGiftsReceived,
        boolean statisticsFinal,
        @Nullable Instant scheduledFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable Long durationSeconds,
        Instant createdAt,
        Instant updatedAt) {}
