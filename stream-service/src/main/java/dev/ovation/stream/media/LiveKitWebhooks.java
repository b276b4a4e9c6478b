package dev.ovation.stream.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.livekit.server.WebhookReceiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitWebhook.WebhookEvent;
import org.jspecify.annotations.Nullable;

/** Reads LiveKit's webhooks: signature and age first, over the bytes as they came, the content after. */
@ApplicationScoped
class LiveKitWebhooks {
    private static final Set<String> ABOUT_ROOMS = Set.of("room_started", "room_finished");
    private static final Set<String> ABOUT_PARTICIPANTS = Set.of(
            "participant_joined",
            "participant_left",
            "participant_connection_aborted",
            "track_published",
            "track_unpublished");

    private final @Nullable WebhookReceiver receiver;
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .build();

    LiveKitWebhooks(MediaConfig config) {
        this.receiver = config.apiKey().isEmpty() || config.apiSecret().isEmpty()
                ? null
                : new WebhookReceiver(
                        config.apiKey().orElseThrow(), config.apiSecret().orElseThrow());
    }

    /**
     * The hint in a webhook; empty when it tells nothing about a broadcaster or came before.
     *
     * @param authorization the bare JWT
     * @throws Problem webhook-signature
     */
    Optional<RoomHint> read(byte[] body, @Nullable String authorization) {
        if (receiver == null || authorization == null) {
            throw Problem.of(ProblemType.WEBHOOK_SIGNATURE);
        }
        WebhookEvent event = verified(receiver, body, authorization);
        if (event == null || !event.hasRoom() || isRepeat(event)) {
            return Optional.empty();
        }
        return isAboutBroadcaster(event)
                ? Optional.of(new RoomHint(event.getRoom().getName(), timedOut(event)))
                : Optional.empty();
    }

    private static @Nullable WebhookEvent verified(WebhookReceiver receiver, byte[] body, String authorization) {
        try {
            return receiver.receive(new String(body, StandardCharsets.UTF_8), authorization);
        } catch (Exception e) {
            // the SDK is Kotlin: it throws checked exceptions that it does not declare
            if (e instanceof InvalidProtocolBufferException) {
                return null; // signed, but of a kind this release does not know
            }
            throw Problem.of(ProblemType.WEBHOOK_SIGNATURE);
        }
    }

    private boolean isRepeat(WebhookEvent event) {
        return !event.getId().isEmpty() && seen.asMap().putIfAbsent(event.getId(), true) != null;
    }

    private static boolean isAboutBroadcaster(WebhookEvent event) {
        return ABOUT_ROOMS.contains(event.getEvent())
                || (ABOUT_PARTICIPANTS.contains(event.getEvent())
                        && event.getParticipant().getIdentity().equals(RoomTokens.BROADCASTER));
    }

    private static @Nullable String timedOut(WebhookEvent event) {
        boolean timeout = event.getParticipant().getDisconnectReason() == DisconnectReason.CONNECTION_TIMEOUT;
        return timeout ? event.getParticipant().getSid() : null;
    }
}
