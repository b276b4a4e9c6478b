package dev.ovation.outbox;

import dev.ovation.contracts.GiftSent;
import dev.ovation.contracts.GiftView;
import java.time.Instant;
import java.util.UUID;

/** Named examples of an event that services publish. */
final class SampleGifts {
    private static final UUID ADA = UUID.fromString("0197a000-0000-7000-8000-000000000002");
    private static final GiftView ROSE =
            new GiftView(UUID.fromString("0197a000-0000-7000-8000-000000000003"), "Rose", "🌹", "float", "common", 1);

    private SampleGifts() {}

    static GiftSent roses(UUID streamId, int quantity) {
        return roses(UUID.randomUUID(), streamId, quantity);
    }

    static GiftSent roses(UUID id, UUID streamId, int quantity) {
        Instant now = Instant.parse("2026-11-22T20:00:00.123456Z");
        return new GiftSent(id, streamId, ADA, "ada", ROSE, quantity, quantity, id, quantity, quantity, now, now);
    }
}
