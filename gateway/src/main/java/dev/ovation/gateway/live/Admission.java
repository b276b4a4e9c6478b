package dev.ovation.gateway.live;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.User;
import dev.ovation.api.Viewer;
import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.peers.KnownStream;
import dev.ovation.gateway.live.peers.StreamLookup;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.relay.EventRelay;
import dev.ovation.gateway.live.room.StreamRooms;
import dev.ovation.gateway.routing.ClientAddress;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a socket, in the contract's order: token, device, stream, its state, limits, and whether this gateway
 * takes any. The same for an upgrade and for the question without one. Origin and subprotocol were judged before.
 */
@ApplicationScoped
class Admission {
    private static final int RETRY_SECONDS = 2;

    private final StreamLookup streams;
    private final StreamRooms rooms;
    private final EventRelay relay;
    private final SocketLimits limits;
    private final ClientAddress addresses;
    private final Drain drain;
    private final long replayMillis;

    Admission(
            StreamLookup streams,
            StreamRooms rooms,
            EventRelay relay,
            SocketLimits limits,
            ClientAddress addresses,
            Drain drain,
            GatewayConfig config) {
        this.streams = streams;
        this.rooms = rooms;
        this.relay = relay;
        this.limits = limits;
        this.addresses = addresses;
        this.drain = drain;
        this.replayMillis = config.live().ringAge().toMillis();
    }

    /** Fails with the {@link Problem} of the first thing in the way. */
    Uni<Admitted> admit(HttpServerRequest request, String streamIdText, SecurityIdentity identity) {
        return Uni.createFrom().deferred(() -> {
            Viewer viewer = viewer(request, identity);
            UUID streamId = Ids.path(streamIdText, ProblemType.STREAM_NOT_FOUND);
            Position position = position(request, streamId);
            return find(streamId, position).map(stream -> judge(request, identity, viewer, streamId, position, stream));
        });
    }

    private Viewer viewer(HttpServerRequest request, SecurityIdentity identity) {
        User user = Caller.user(identity);
        if (user != null) {
            return new Viewer(user.id(), user.username(), false);
        }
        String header = request.getHeader(Caller.DEVICE_HEADER);
        String given = header != null ? header : request.getParam("device");
        UUID device = given == null ? Ids.next() : Ids.parse(given);
        if (device == null) {
            throw Problem.of(ProblemType.DEVICE_INVALID);
        }
        return new Viewer(device, null, true);
    }

    private static @Nullable Position position(HttpServerRequest request, UUID streamId) {
        Position position = Position.decode(request.getParam("position"));
        return position != null && position.isOf(streamId) ? position : null;
    }

    /** Empty where stream-service is silent and this gateway knows enough by itself. */
    private Uni<Optional<KnownStream>> find(UUID streamId, @Nullable Position position) {
        return streams.find(streamId)
                .map(found -> Optional.of(found.orElseThrow(() -> Problem.of(ProblemType.STREAM_NOT_FOUND))))
                .onFailure(failure -> !(failure instanceof Problem))
                .recoverWithUni(silence -> {
                    LogProgress log = rooms.log();
                    boolean fits = position != null && log != null && position.epoch() == log.epoch();
                    return fits || rooms.knowledge(streamId).known()
                            ? Uni.createFrom().item(Optional.empty())
                            : Uni.createFrom()
                                    .failure(Problem.unavailable(ProblemType.STREAM_UNAVAILABLE, RETRY_SECONDS));
                });
    }

    private Admitted judge(
            HttpServerRequest request,
            SecurityIdentity identity,
            Viewer viewer,
            UUID streamId,
            @Nullable Position position,
            Optional<KnownStream> stream) {
        boolean ended = isEnded(streamId, stream.orElse(null), position);
        String address = addresses.of(request);
        limits.check(streamId, viewer, address);
        if (drain.isOn() || !relay.hasCaughtUp()) {
            throw Problem.unavailable(ProblemType.GATEWAY_UNAVAILABLE, RETRY_SECONDS);
        }
        Long expiresAt = identity.getPrincipal() instanceof JsonWebToken token ? token.getExpirationTime() : null;
        return new Admitted(
                streamId,
                viewer,
                stream.orElse(null),
                "overlay".equals(request.getParam("role")),
                ended,
                position,
                request.getParam("position") != null,
                expiresAt,
                address);
    }

    /** For five minutes an ended stream takes those who missed its end, and nobody else. */
    private boolean isEnded(UUID streamId, @Nullable KnownStream stream, @Nullable Position position) {
        Long ago = rooms.knowledge(streamId).endedAgo();
        if (ago == null && stream != null && stream.ended()) {
            Instant at = stream.endedAt();
            ago = at == null ? 0 : System.currentTimeMillis() - at.toEpochMilli();
        }
        if (ago != null && (position == null || ago > replayMillis)) {
            throw Problem.of(ProblemType.STREAM_ENDED);
        }
        return ago != null;
    }
}
