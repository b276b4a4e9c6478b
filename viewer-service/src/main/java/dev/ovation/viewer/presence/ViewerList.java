package dev.ovation.viewer.presence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who watches a stream: users by name, guests as a number.
 *
 * @param currentViewers users and guests together, all pages
 * @param nextCursor null on the last page
 */
record ViewerList(
        List<PresentUser> items,
        int currentViewers,
        int guests,
        @Schema(nullable = true) @Nullable String nextCursor) {}
