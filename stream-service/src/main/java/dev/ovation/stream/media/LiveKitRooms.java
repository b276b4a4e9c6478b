package dev.ovation.stream.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.livekit.server.RoomServiceClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import livekit.LivekitModels;
import livekit.LivekitModels.ParticipantInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Rooms on a LiveKit server. */
@ApplicationScoped
class LiveKitRooms implements MediaServer {
    private static final Logger LOG = Logger.getLogger(LiveKitRooms.class);

    /** An empty room waits for its broadcaster as long as a stream may. */
    private static final int EMPTY_TIMEOUT_SECONDS = 24 * 60 * 60;
    /** LiveKit's own 20 s would close the room inside our grace. */
    private static final int DEPARTURE_TIMEOUT_SECONDS = 10 * 60;

    private static final Duration KNOWN_TO_BE_THERE = Duration.ofSeconds(1);

    private final RoomNameRepository names;
    private final MediaConfig config;
    private final @Nullable LiveKitCalls requests;
    private final @Nullable LiveKitCalls rounds;
    private final Cache<String, Boolean> ensured =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_TO_BE_THERE).build();
    private final Cache<String, Boolean> probed =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_TO_BE_THERE).build();

    LiveKitRooms(MediaConfig config, RoomNameRepository names, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.names = names;
        this.requests = calls(config, vertx, config.requestTimeout());
        this.rounds = calls(config, vertx, config.roundTimeout());
        Gauge.builder("ovation.media.reachable", this, rooms -> rooms.reachable() ? 1 : 0)
                .description("1 while the media server answers")
                .register(metrics);
    }

    private static @Nullable LiveKitCalls calls(MediaConfig config, Vertx vertx, Duration timeout) {
        return config.apiUrl().isEmpty()
                ? null
                : new LiveKitCalls(
                        vertx,
                        config.apiUrl().orElseThrow(),
                        config.apiKey().orElseThrow(),
                        config.apiSecret().orElseThrow(),
                        timeout);
    }

    @PreDestroy
    void stop() {
        if (requests != null && rounds != null) {
            requests.close();
            rounds.close();
        }
    }

    @Override
    public boolean reachable() {
        return (requests != null && requests.reachable()) || (rounds != null && rounds.reachable());
    }

    @Override
    public Uni<MediaState> state() {
        if (requests == null || rounds == null) {
            return Uni.createFrom().item(MediaState.OFF);
        }
        if (requests.answered() || rounds.answered()) {
            return Uni.createFrom().item(MediaState.ON);
        }
        if (probed.asMap().putIfAbsent("", true) != null) {
            return Uni.createFrom().item(MediaState.STARTING);
        }
        return ask(requests, client -> client.listRooms(List.of("")))
                .map(answer -> MediaState.ON)
                .onFailure()
                .recoverWithItem(MediaState.STARTING);
    }

    @Override
    public Uni<List<Room>> rooms() {
        return names.prefix()
                .chain(prefix -> ask(rounds, RoomServiceClient::listRooms)
                        .map(all -> all == null
                                ? List.<Room>of()
                                : all.stream()
                                        .filter(room -> room.getName().startsWith(prefix))
                                        .map(LiveKitRooms::room)
                                        .toList()));
    }

    private static Room room(LivekitModels.Room room) {
        return new Room(room.getName(), Instant.ofEpochSecond(room.getCreationTime()), room.getNumPublishers());
    }

    @Override
    public Uni<Optional<Broadcaster>> broadcaster(String room) {
        return ask(requests, client -> client.listParticipants(room))
                .map(present -> present == null ? Optional.empty() : broadcaster(present));
    }

    private static Optional<Broadcaster> broadcaster(List<ParticipantInfo> present) {
        return present.stream()
                .filter(p -> p.getIdentity().equals(RoomTokens.BROADCASTER))
                .filter(p -> p.getState() != ParticipantInfo.State.DISCONNECTED)
                .findFirst()
                .map(p -> new Broadcaster(p.getSid(), p.getTracksCount() > 0));
    }

    @Override
    public Uni<Void> ensure(String room) {
        if (ensured.getIfPresent(room) != null) {
            return Uni.createFrom().voidItem();
        }
        return ask(requests, client -> create(client, room))
                .invoke(made -> ensured.put(room, true))
                .replaceWithVoid();
    }

    private static Call<LivekitModels.Room> create(RoomServiceClient client, String room) {
        return client.createRoom(
                room, EMPTY_TIMEOUT_SECONDS, null, null, null, null, null, null, DEPARTURE_TIMEOUT_SECONDS);
    }

    @Override
    public Uni<Void> remove(String room) {
        ensured.invalidate(room);
        return ask(requests, client -> client.deleteRoom(room)).replaceWithVoid();
    }

    @Override
    public Uni<String> newName() {
        return names.next();
    }

    @Override
    public Uni<Void> open(String room) {
        if (config.required()) {
            return ensure(room);
        }
        return ensure(room)
                .onFailure()
                .invoke(away -> LOG.debugf("room follows when the media server is there"))
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public void closeSoon(String room) {
        if (requests != null) {
            remove(room)
                    .subscribe()
                    .with(done -> LOG.debug("room removed"), away -> LOG.debug("room is left to the reconciler"));
        }
    }

    private static <T> Uni<@Nullable T> ask(
            @Nullable LiveKitCalls calls, Function<RoomServiceClient, Call<T>> request) {
        return calls == null ? Uni.createFrom().failure(LiveKitCalls.unavailable()) : calls.ask(request);
    }
}
