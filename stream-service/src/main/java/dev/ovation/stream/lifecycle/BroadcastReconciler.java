package dev.ovation.stream.lifecycle;

import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.stream.broadcast.Broadcast;
import dev.ovation.stream.broadcast.BroadcastService;
import dev.ovation.stream.broadcast.BroadcastStep;
import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.StreamConfig;
import dev.ovation.stream.media.MediaServer;
import dev.ovation.stream.media.MediaServer.Room;
import dev.ovation.stream.media.MediaState;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all broadcasters every two seconds and lets each stream take the step its {@link Grace} calls for. Runs on one
 * replica; its first round after a start is the sweep over streams that an outage left live. A listing of rooms is
 * seconds old, so it only raises suspicion: the room itself is asked before anything is held against a broadcaster.
 */
@ApplicationScoped
class BroadcastReconciler {
    private static final Logger LOG = Logger.getLogger(BroadcastReconciler.class);
    private static final int ASKED_AT_ONCE = 8;

    private final SingleRunners runners;
    private final MediaServer server;
    private final MediaWatchRepository memory;
    private final BroadcastService broadcasts;
    private final LeftoverRooms leftovers;
    private final StreamConfig config;
    private final Grace grace;
    private final SilentRooms silent = new SilentRooms();
    private volatile Instant listeningSince = Instant.EPOCH;

    BroadcastReconciler(
            SingleRunners runners,
            MediaServer server,
            MediaWatchRepository memory,
            BroadcastService broadcasts,
            LeftoverRooms leftovers,
            StreamConfig config) {
        this.runners = runners;
        this.server = server;
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.leftovers = leftovers;
        this.config = config;
        this.grace = new Grace(config);
    }

    /** One listing: null rooms when there was no answer. */
    private record Listing(MediaState state, @Nullable Map<String, Room> rooms) {
        @Nullable
        Boolean answered() {
            return state == MediaState.OFF ? null : (Boolean) (rooms != null);
        }
    }

    private record Seen(BroadcastWatch watch, Sighting sighting) {}

    void start(@Observes StartupEvent event) {
        runners.every("broadcast-reconciler", config.lookEvery(), this::round);
    }

    Uni<Void> round() {
        return list().chain(listing ->
                memory.record(listing.answered()).call(this::prepare).chain(round -> look(listing, round)));
    }

    private Uni<Listing> list() {
        return server.state()
                .chain(state -> state == MediaState.OFF
                        ? Uni.createFrom().item(new Listing(state, null))
                        : server.rooms()
                                .map(rooms -> new Listing(MediaState.ON, byName(rooms)))
                                .onFailure()
                                .recoverWithItem(() -> new Listing(state, null)));
    }

    private static Map<String, Room> byName(List<Room> rooms) {
        return rooms.stream().collect(Collectors.toMap(Room::name, Function.identity(), (one, same) -> one));
    }

    private Uni<Void> prepare(MediaWatchRepository.Round round) {
        if (round.gap()) {
            listeningSince = round.now();
            LOG.infof(
                    "broadcasters are watched from now on; nobody has for more than %d s",
                    MediaWatchRepository.GAP.toSeconds());
        }
        return round.isBack() ? memory.freshGrace() : Uni.createFrom().voidItem();
    }

    private Uni<Void> look(Listing listing, MediaWatchRepository.Round round) {
        return broadcasts
                .watched()
                .chain(live -> Multi.createFrom()
                        .iterable(live)
                        .onItem()
                        .transformToUni(watch -> sight(watch, listing, round))
                        .merge(ASKED_AT_ONCE)
                        .select()
                        .where(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .collect()
                        .asList()
                        .chain(seen -> settleAll(seen, round))
                        .chain(() -> leftovers.remove(listing.rooms(), live, round.now())));
    }

    /** Empty where nothing is suspicious. */
    private Uni<Optional<Seen>> sight(BroadcastWatch watch, Listing listing, MediaWatchRepository.Round round) {
        Map<String, Room> rooms = listing.rooms();
        if (rooms == null) {
            return Uni.createFrom().item(Optional.of(new Seen(watch, unseen(listing, round))));
        }
        Room room = rooms.get(watch.roomName());
        if (room == null) {
            return server.ensure(watch.roomName())
                    .onFailure()
                    .recoverWithNull()
                    .replaceWith(Optional.of(new Seen(watch, new Sighting.NotInRoom(false))));
        }
        if (isSuspicious(watch, room, round.now())) {
            return ask(watch, room, round.now());
        }
        // a room that nobody entered says nothing about a page that broadcasts by heartbeats; its silence does
        return Uni.createFrom()
                .item(
                        watch.byHeartbeat()
                                ? Optional.of(new Seen(watch, new Sighting.NotInRoom(false)))
                                : Optional.empty());
    }

    private static Sighting unseen(Listing listing, MediaWatchRepository.Round round) {
        Instant since = round.unreachableSince();
        boolean noServer = listing.state() == MediaState.OFF || !round.everAnswered() || since == null;
        return noServer ? new Sighting.NoServer() : new Sighting.Unreachable(Duration.between(since, round.now()));
    }

    private boolean isSuspicious(BroadcastWatch watch, Room room, Instant now) {
        boolean somebodyPublishes = room.publishers() > 0;
        return switch (watch.broadcast()) {
            case ON_AIR ->
                !watch.byHeartbeat() && (!somebodyPublishes || watch.missingSince() != null)
                        || (watch.byHeartbeat() && somebodyPublishes);
            case INTERRUPTED -> true;
            case WAITING -> somebodyPublishes || !now.isBefore(watch.startedAt().plus(config.neverBroadcastAfter()));
            case OFF -> false;
        };
    }

    private Uni<Optional<Seen>> ask(BroadcastWatch watch, Room room, Instant now) {
        return server.broadcaster(watch.roomName())
                .invoke(() -> silent.answered(watch.streamId()))
                .map(BroadcastReconciler::sighting)
                .onFailure()
                .recoverWithItem(() -> silent.unanswered(watch.streamId(), now))
                .map(sighting -> isOnAirAsListed(watch, room, sighting)
                        ? Optional.empty()
                        : Optional.of(new Seen(watch, sighting)));
    }

    /** The listing alone ends nobody: on air it says that somebody is seen, and there is no better word. */
    private static boolean isOnAirAsListed(BroadcastWatch watch, Room room, Sighting sighting) {
        return sighting instanceof Sighting.Unreachable
                && watch.broadcast() == Broadcast.ON_AIR
                && room.publishers() > 0;
    }

    static Sighting sighting(Optional<MediaServer.Broadcaster> found) {
        return found.<Sighting>map(b -> new Sighting.InRoom(b.sid(), b.publishing()))
                .orElseGet(() -> new Sighting.NotInRoom(false));
    }

    private Uni<Void> settleAll(List<Seen> seen, MediaWatchRepository.Round round) {
        List<Seen> moving = seen.stream()
                .filter(s -> !(judge(s.watch(), s.sighting(), round.now()) instanceof BroadcastStep.Stay))
                .toList();
        return InTurn.each(moving, this::settle);
    }

    /** One stream that can't be settled must not keep the others waiting. */
    private Uni<Void> settle(Seen seen) {
        return broadcasts
                .settle(seen.watch().streamId(), (watch, now) -> judge(watch, seen.sighting(), now))
                .onFailure()
                .invoke(e -> LOG.warnf(
                        "streamId=%s is left to the next round: %s",
                        seen.watch().streamId(), e))
                .onFailure()
                .recoverWithNull();
    }

    private BroadcastStep judge(BroadcastWatch watch, Sighting seen, Instant now) {
        return grace.judge(watch, seen, listeningSince, now);
    }
}
