package dev.ovation.viewer.presence;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a join answers.
 *
 * @param leaseSeconds repeat the join before they are over
 * @param deviceId what a guest is known by from now on; null for a user
 */
record JoinAnswer(
        int currentViewers,
        long leaseSeconds,
        @Schema(nullable = true) @Nullable UUID deviceId) {}
