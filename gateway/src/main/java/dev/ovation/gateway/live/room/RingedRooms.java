package dev.ovation.gateway.live.room;

import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.ring.LiveEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rooms with a ring each, watched or not. Frames leave at once in a quiet room and once a tick in a busy one; one
 * thread of its own keeps the time.
 */
@ApplicationScoped
public class RingedRooms implements StreamRooms {
    private static final Logger LOG = Logger.getLogger(RingedRooms.class);
    private static final long SWEEP_MILLIS = 1_000;
    private static final long DRAIN_MILLIS = 40;
    private static final long DRAIN_STEP_MILLIS = 200;
    /** A frame may leave so much before its tick: another wait would cost more than it saves. */
    private static final long EARLY_MILLIS = 4;

    private final GatewayConfig.Live config;
    private final Tick tick;
    private final FrameEncoder encoder;
    private final RoomFigures figures;
    private final LongSupplier clock;
    private final LoopKeeper keeper = new LoopKeeper();
    private final AtomicInteger watchers = new AtomicInteger();
    private final AtomicLong weight = new AtomicLong();
    private final ScheduledExecutorService time;
    private volatile Era era = new Era(null, new ConcurrentHashMap<>());
    /** Rooms with something to send; the relay's thread alone. */
    private final Set<StreamRoom> touched = new HashSet<>();

    /** A log and the rooms that follow it, changed together. */
    private record Era(@Nullable LogProgress log, Map<UUID, StreamRoom> rooms) {}

    @Inject
    RingedRooms(GatewayConfig config, FrameEncoder encoder, RoomFigures figures, SteadyClock clock) {
        this(config.live(), encoder, figures, clock::millis);
    }

    RingedRooms(GatewayConfig.Live config, FrameEncoder encoder, RoomFigures figures, LongSupplier clock) {
        this.config = config;
        this.tick = new Tick(config.tick().toMillis());
        this.encoder = encoder;
        this.figures = figures;
        this.clock = clock;
        this.time = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rooms-time");
            thread.setDaemon(true);
            return thread;
        });
        figures.gauge("ovation.live.sockets", watchers, AtomicInteger::get);
        figures.gauge("ovation.live.rooms", this, rooms -> rooms.era.rooms().size());
        figures.gauge("ovation.live.ring.bytes", weight, AtomicLong::get);
        every(SWEEP_MILLIS, this::sweep);
        every(DRAIN_MILLIS, keeper::drain);
    }

    @Override
    public void restart(LogProgress fresh) {
        Era old = era;
        era = new Era(fresh, new ConcurrentHashMap<>());
        weight.set(0);
        touched.clear();
        old.rooms().values().forEach(StreamRoom::abandon);
    }

    @Override
    public @Nullable LogProgress log() {
        return era.log();
    }

    @Override
    public void accept(LiveEvent event, int partition) {
        Long growth = null;
        StreamRoom room = null;
        while (growth == null) {
            room = room(era, event.streamId());
            growth = room.accept(event, partition);
        }
        touched.add(Objects.requireNonNull(room));
        if (weight.addAndGet(growth) > config.ringBytes().asLongValue()) {
            shed();
        }
    }

    private StreamRoom room(Era current, UUID streamId) {
        LogProgress log = Objects.requireNonNull(current.log());
        return current.rooms()
                .compute(
                        streamId,
                        (id, room) -> room != null && !room.isAbandoned()
                                ? room
                                : new StreamRoom(id, log, encoder, figures, config.ringEvents(), clock.getAsLong()));
    }

    @Override
    public long acceptedAll() {
        long now = clock.getAsLong();
        long longest = 0;
        for (StreamRoom room : touched) {
            longest = Math.max(longest, room.tickMillis(tick));
            if (room.claimFlush()) {
                long wait = room.untilTick(now, tick);
                if (wait <= EARLY_MILLIS) {
                    room.flush(now);
                } else {
                    after(wait, () -> room.flush(clock.getAsLong()));
                }
            }
        }
        touched.clear();
        return longest;
    }

    /** The biggest rings give back half of what they hold, until all fit again with some room to spare. */
    private void shed() {
        long aim = config.ringBytes().asLongValue() * 9 / 10;
        List<Weighed> biggest = era.rooms().values().stream()
                .map(room -> new Weighed(room, room.weight())) // once: it changes while they are sorted
                .sorted(Comparator.comparingLong(Weighed::weight).reversed())
                .toList();
        for (Weighed one : biggest) {
            if (weight.get() <= aim) {
                return;
            }
            weight.addAndGet(-one.room().shed());
        }
    }

    private record Weighed(StreamRoom room, long weight) {}

    @Override
    public boolean enter(Watcher watcher, Arrival arrival) {
        Era current = era;
        if (arrival.log() != current.log()) {
            return false;
        }
        Boolean entered = null;
        while (entered == null) {
            entered = room(current, watcher.streamId()).enter(watcher, arrival, keeper, clock.getAsLong());
        }
        if (current != era) {
            watcher.wire().loop().execute(() -> watcher.close(CloseCode.MOVING)); // it entered what was just left
        }
        return entered;
    }

    @Override
    public void opened() {
        watchers.incrementAndGet();
    }

    @Override
    public void closed(Watcher watcher) {
        watchers.decrementAndGet();
        StreamRoom room = era.rooms().get(watcher.streamId());
        if (room != null) {
            room.left(watcher);
        }
    }

    @Override
    public Knowledge knowledge(UUID streamId) {
        StreamRoom room = era.rooms().get(streamId);
        return room == null ? new Knowledge(false, null, null) : room.knowledge(clock.getAsLong());
    }

    @Override
    public int watchers() {
        return watchers.get();
    }

    @Override
    public void closeAll(CloseCode code, long overMillis) {
        long steps = Math.max(1, overMillis / DRAIN_STEP_MILLIS);
        int share = (int) Math.max(1, (watchers.get() + steps * keeper.loops() - 1) / (steps * keeper.loops()));
        every(
                overMillis == 0 ? 10 : DRAIN_STEP_MILLIS,
                () -> keeper.closeSome(overMillis == 0 ? Integer.MAX_VALUE : share, code));
    }

    private void sweep() {
        long now = clock.getAsLong();
        // a moment early rather than a moment late: the promise is "every keep-alive"
        long quiet = Math.min(config.keepAlive().toMillis() - SWEEP_MILLIS, Watcher.PING_MILLIS);
        long held = 0;
        Map<UUID, StreamRoom> rooms = era.rooms();
        for (Map.Entry<UUID, StreamRoom> entry : rooms.entrySet()) {
            StreamRoom room = entry.getValue();
            room.keepAlive(now, quiet);
            if (room.prune(now - config.ringAge().toMillis())) {
                rooms.remove(entry.getKey(), room);
            }
            held += room.weight();
        }
        weight.set(held);
        keeper.sweep(); // last: who was pinged by an empty frame needs no other
    }

    private void every(long millis, Runnable task) {
        ScheduledFuture<?> unused =
                time.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void after(long millis, Runnable task) {
        ScheduledFuture<?> unused = time.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    /** A scheduled task that throws is never run again: none may throw. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("The rooms' clock stumbled", e);
        }
    }

    @PreDestroy
    void stop() {
        time.shutdownNow();
    }
}
