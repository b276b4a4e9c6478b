package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.Topic;
import dev.ovation.local.journeys.DeliveryFigures.Return;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A viewer in a tunnel: cut every 1 to 30 s, it comes back at once or soon, with its position, at whichever gateway. Of
 * each topic it keeps what a page would show, by names alone, and judges each frame as it comes.
 */
final class RestlessSocket implements SocketConnection.Owner, AutoCloseable {
    /** Names are the same for all sockets of a stream: one copy of each. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private static final int MOVING = 1001;
    private static final int UNAVAILABLE = 503;
    private static final int NO_ANSWER = 0;
    private static final int LONGEST_PAUSE_SECONDS = 16;
    private static final int OFFSETS_AT = 1 + Long.BYTES + Integer.BYTES;

    private final String name;
    private final Doors doors;
    private final ToIntFunction<Random> choice;
    private final UUID stream;
    private final DeliveryFigures figures;
    private final Random random;
    private final String device = UUID.randomUUID().toString();
    private final Map<Topic, List<String>> log = new EnumMap<>(Topic.class);
    private final Set<String> seen = new HashSet<>();
    private final Set<String> seenHere = new HashSet<>();

    private @Nullable SocketConnection connection;
    private int door;
    private int positionDoor;
    private long positionAt;
    private @Nullable String asked;
    private @Nullable String position;
    private String begin = "";
    private boolean welcomed;
    private boolean settled;
    private int failures;
    private boolean closed;

    /** Comes back by any door. */
    RestlessSocket(String name, Doors doors, int firstDoor, UUID stream, DeliveryFigures figures, Random random) {
        this(name, doors, doors::any, firstDoor, stream, figures, random);
    }

    /** @param choice of the door it comes back by */
    RestlessSocket(
            String name,
            Doors doors,
            ToIntFunction<Random> choice,
            int firstDoor,
            UUID stream,
            DeliveryFigures figures,
            Random random) {
        this.name = name;
        this.doors = doors;
        this.choice = choice;
        this.door = firstDoor;
        this.stream = stream;
        this.figures = figures;
        this.random = random;
        forgetAll();
        connect();
    }

    private synchronized void connect() {
        if (!closed) {
            welcomed = false;
            asked = position;
            seenHere.clear();
            connection = new SocketConnection(doors.address(door), stream, device, position, this);
            connection.open();
        }
    }

    private void comeBack(long millis) {
        connection = null;
        door = choice.applyAsInt(random);
        SocketConnection.CLOCK.schedule(this::connect, millis, TimeUnit.MILLISECONDS);
    }

    /** What the protocol page asks of clients, so that a gateway that starts is not stormed. */
    private long soon() {
        return random.nextInt(1_000 * Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(failures++, 8)));
    }

    private synchronized void cut(SocketConnection lived) {
        if (lived == connection && !settled) {
            figures.cut(welcomed);
            lived.abort();
            comeBack(random.nextBoolean() ? 0 : random.nextInt(5_000));
        }
    }

    @Override
    public synchronized void opened(SocketConnection opened) {
        SocketConnection.CLOCK.schedule(() -> cut(opened), random.nextInt(1_000, 30_000), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void over(SocketConnection ended, int code) {
        if (ended == connection) {
            figures.closed(code);
            if (code != SocketConnection.BROKEN && code != MOVING) {
                figures.finding(name + " was closed with " + code);
            }
            comeBack(soon());
        }
    }

    @Override
    public synchronized void refused(SocketConnection refused, int status) {
        if (refused == connection) {
            figures.refused(status);
            if (status != UNAVAILABLE && status != NO_ANSWER) {
                figures.finding(name + " was refused with " + status);
            }
            comeBack(soon());
        }
    }

    @Override
    public synchronized void frame(SocketConnection from, JsonNode frame) {
        if (from != connection) {
            return; // on its way when the line was cut: nobody has seen it
        }
        String next = frame.path("position").asText();
        if (frame.path("type").asText().equals("welcome")) {
            welcome(frame.path("recovered"), next);
        } else if (!welcomed) {
            figures.finding(name + " got events before its welcome");
        }
        frame.path("events").forEach(this::take);
        position = next;
        positionDoor = door;
        positionAt = System.nanoTime();
    }

    private void welcome(JsonNode recovered, String from) {
        if (welcomed || recovered.isNull() != (asked == null)) {
            figures.finding(name + " was welcomed with recovered " + recovered + ", again: " + welcomed);
        }
        if (asked != null) {
            figures.returned(kind(), recovered.asBoolean(), Duration.ofNanos(System.nanoTime() - positionAt));
        }
        if (!recovered.asBoolean()) {
            forgetAll(); // as a page does that loads anew
            begin = from;
        }
        welcomed = true;
        failures = 0;
    }

    private Return kind() {
        if (doors.isRestartedSince(door, positionAt)) {
            return Return.RESTARTED_GATEWAY;
        }
        return door == positionDoor ? Return.SAME_GATEWAY : Return.OTHER_GATEWAY;
    }

    private void forgetAll() {
        seen.clear();
        for (Topic topic : Topic.values()) {
            log.put(topic, new ArrayList<>());
        }
    }

    private void take(JsonNode event) {
        String type = event.path("type").asText();
        Optional<EventType> known = EventType.of(type);
        if (known.isEmpty()) {
            figures.finding(name + " got an event nobody knows: " + type);
        } else if (known.get().delivery() == Delivery.KEPT) {
            String told =
                    NAMES.computeIfAbsent(TopicTale.name(type, event.path("id").asText()), first -> first);
            if (!seenHere.add(told)) {
                figures.finding(name + " got twice in one connection: " + told);
            } else if (seen.add(told)) {
                log.get(known.get().topic()).add(told);
            } else {
                figures.seenBefore();
            }
        }
    }

    /** The one in use; null between two. */
    synchronized @Nullable SocketConnection connection() {
        return connection;
    }

    /** From now on it is cut no more. */
    synchronized void settle() {
        settled = true;
    }

    /** Whether it was ever welcomed. */
    synchronized boolean hasBegun() {
        return !begin.isEmpty();
    }

    /** A client never reads a position; who proves that a log is whole must know where it begins. */
    synchronized SocketLog log() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(begin));
        bytes.position(OFFSETS_AT);
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        Map<Topic, List<String>> names = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            offsets.put(topic, bytes.getLong());
            names.put(topic, List.copyOf(log.get(topic)));
        }
        return new SocketLog(name, stream, offsets, names);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.abort();
        }
    }
}
