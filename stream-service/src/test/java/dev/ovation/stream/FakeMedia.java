package dev.ovation.stream;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.stream.media.MediaServer;
import dev.ovation.stream.media.MediaState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A media server that a test controls: what we do not own is replaced, nothing else. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeMedia implements MediaServer {
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<String, Broadcaster> broadcasters = new ConcurrentHashMap<>();
    private volatile MediaState state = MediaState.ON;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean away;
    private volatile Duration removalTakes = Duration.ZERO;
    private volatile boolean required;

    /** As after a start: on, empty, rooms follow. */
    public void reset() {
        rooms.clear();
        broadcasters.clear();
        silent.clear();
        removalTakes = Duration.ZERO;
        state = MediaState.ON;
        away = false;
        required = false;
    }

    public void state(MediaState state) {
        this.state = state;
    }

    /** No call is answered. */
    public void away(boolean away) {
        this.away = away;
    }

    /** The room is listed as ever, and who is in it is not told. */
    public void silent(String room) {
        silent.add(room);
    }

    /** Removing a room takes that long. */
    public void removalTakes(Duration time) {
        removalTakes = time;
    }

    /** As in prod: without it nothing goes live. */
    public void required(boolean required) {
        this.required = required;
    }

    /** The broadcaster comes into the room with camera and microphone on; answers its session. */
    public String enters(String room) {
        String sid = "PA_" + UUID.randomUUID();
        rooms.put(room, new Room(room, Instant.now(), 1));
        broadcasters.put(room, new Broadcaster(sid, true));
        return sid;
    }

    /** The broadcaster is in the room, and there is nothing to see. */
    public void entersDark(String room) {
        broadcasters.put(room, new Broadcaster("PA_" + UUID.randomUUID(), false));
    }

    /** The broadcaster is gone, and the listing shows it. */
    public void leaves(String room) {
        broadcasters.remove(room);
        rooms.computeIfPresent(room, (name, r) -> new Room(name, r.createdAt(), 0));
    }

    /** All rooms and everybody in them are gone, as after a restart of the server. */
    public void restarts() {
        rooms.clear();
        broadcasters.clear();
    }

    public void leftover(String room, Duration age) {
        rooms.put(room, new Room(room, Instant.now().minus(age), 0));
    }

    public boolean has(String room) {
        return rooms.containsKey(room);
    }

    public Set<String> names() {
        return Set.copyOf(rooms.keySet());
    }

    @Override
    public Uni<MediaState> state() {
        return Uni.createFrom().item(() -> state);
    }

    @Override
    public boolean reachable() {
        return !away && state == MediaState.ON;
    }

    @Override
    public Uni<List<Room>> rooms() {
        return answered().replaceWith(() -> List.copyOf(rooms.values()));
    }

    @Override
    public Uni<Optional<Broadcaster>> broadcaster(String room) {
        return answered()
                .chain(() ->
                        silent.contains(room) ? unavailable() : Uni.createFrom().voidItem())
                .replaceWith(() -> Optional.ofNullable(broadcasters.get(room)));
    }

    @Override
    public Uni<Void> ensure(String room) {
        return answered().invoke(() -> rooms.computeIfAbsent(room, name -> new Room(name, Instant.now(), 0)));
    }

    @Override
    public Uni<Void> remove(String room) {
        Uni<Void> removed = answered().invoke(() -> {
            rooms.remove(room);
            broadcasters.remove(room);
        });
        Duration time = removalTakes;
        return time.isZero() ? removed : removed.onItem().delayIt().by(time);
    }

    @Override
    public Uni<String> newName() {
        return Uni.createFrom().item(() -> "test-" + UUID.randomUUID());
    }

    @Override
    public Uni<Void> open(String room) {
        return required ? ensure(room) : ensure(room).onFailure().recoverWithNull();
    }

    @Override
    public void closeSoon(String room) {
        remove(room).subscribe().with(done -> {}, away -> {});
    }

    private Uni<Void> answered() {
        return Uni.createFrom()
                .deferred(() -> away || state != MediaState.ON
                        ? unavailable()
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> unavailable() {
        return Uni.createFrom().failure(Problem.unavailable(ProblemType.MEDIA_UNAVAILABLE, 2));
    }
}
