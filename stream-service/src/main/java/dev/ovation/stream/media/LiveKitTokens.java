package dev.ovation.stream.media;

import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.Hidden;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.livekit.server.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/**
 * Tokens with LiveKit's grants. Every right is named, also those withheld: what a token leaves out LiveKit allows.
 *
 * @see <a href="https://docs.livekit.io/home/get-started/authentication/">LiveKit: video grants</a>
 */
@ApplicationScoped
class LiveKitTokens implements RoomTokens {
    private static final List<String> SOURCES = List.of("camera", "microphone", "screen_share", "screen_share_audio");
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private final MediaConfig config;

    LiveKitTokens(MediaConfig config) {
        this.config = config;
    }

    @Override
    public RoomToken viewer(String room) {
        return token(
                room,
                "viewer-" + Ids.next(),
                new CanSubscribe(true),
                new CanPublish(false),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false),
                new Hidden(true));
    }

    @Override
    public RoomToken broadcaster(String room) {
        return token(
                room,
                BROADCASTER,
                new CanSubscribe(false),
                new CanPublish(true),
                new CanPublishSources(SOURCES),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false));
    }

    private RoomToken token(String room, String identity, VideoGrant... grants) {
        Instant expiresAt = Instant.now()
                .plus(config.tokenLife().compareTo(LONGEST_LIFE) < 0 ? config.tokenLife() : LONGEST_LIFE)
                .truncatedTo(ChronoUnit.SECONDS);
        AccessToken token = new AccessToken(configured(config.apiKey()), configured(config.apiSecret()));
        token.setIdentity(identity);
        token.setExpiration(Date.from(expiresAt));
        token.addGrants(new RoomJoin(true), new RoomName(room));
        token.addGrants(grants);
        return new RoomToken(token.toJwt(), configured(config.url()), room, identity, expiresAt);
    }

    private static String configured(java.util.Optional<String> value) {
        return value.orElseThrow(() -> Problem.unavailable(ProblemType.MEDIA_UNAVAILABLE, 2));
    }
}
