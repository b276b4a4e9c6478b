package dev.ovation.stream.broadcast;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a creator says about a stream.
 *
 * @param thumbnailId a picture of the creator's own, or null
 */
record StreamDetails(
        String title,
        @Nullable String description,
        List<String> tags,
        @Nullable UUID thumbnailId) {}
