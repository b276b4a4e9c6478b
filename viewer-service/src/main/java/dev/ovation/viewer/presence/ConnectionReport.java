package dev.ovation.viewer.presence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells about its sockets, each second and at once when there is much; an empty one says "I live".
 *
 * <p>A report of everything ({@code full}) may need several parts: {@value #MOST} connections in each but the last,
 * with consecutive numbers; the parts after the first may carry {@code full} or not. Until the part with fewer than
 * that arrives, what was known before goes on counting.
 *
 * @param seq one more with each report; a repeat of the last one changes nothing
 * @param full this begins (or continues) a report of everything: what it doesn't name is gone
 */
record ConnectionReport(
        @PositiveOrZero long seq,
        boolean full,
        @NotNull @Size(max = MOST) List<@Valid @NotNull Opened> opened,
        @NotNull @Size(max = MOST) List<@NotNull @Pattern(regexp = CONNECTION_ID) String> closed) {
    /** Connections in one report, opened and closed each. */
    static final int MOST = 500;

    static final String CONNECTION_ID = "[A-Za-z0-9_.:-]{1,64}";
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Whether this is the last part, if it is a part of everything. */
    boolean isLastPart() {
        return opened.size() < MOST;
    }

    /**
     * A socket that was opened.
     *
     * @param viewerKey {@code u:<userId>} or {@code d:<deviceId>}
     * @param userId null for a guest
     * @param username null for a guest
     * @param counted false for the stream's owner, overlays, and whom the gateway doesn't count
     */
    record Opened(
            @NotNull @Pattern(regexp = CONNECTION_ID) String connectionId,
            @NotNull UUID streamId,
            @NotNull @Pattern(regexp = "[ud]:" + UUID_FORM) String viewerKey,
            @Nullable UUID userId,

            @Nullable @Pattern(regexp = "[^\\x00]{1,64}") String username,

            boolean counted) {}
}
