package dev.ovation.bench.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All viewers of a server, read by one thread; whoever opened them sends the messages. */
public final class Viewers implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final int AT_ONCE = 64;
    private static final long LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STALLED_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long LOOK_AGAIN_NANOS = 50_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<Viewer> all = new ArrayList<>();
    private final Sequences sequences;
    private final boolean ordered;
    private final Thread reader = new Thread(this::readOn, "viewers");
    private final Map<Integer, Long> sent = new HashMap<>();
    private long nowMicros;
    private volatile @Nullable Tally tally;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean over;

    private Viewers(int port, int count, boolean ordered) {
        this.ordered = ordered;
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        sequences = new Sequences(count);
        reader.setDaemon(true);
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens them, some at once, until each is there; fails where one is refused. */
    public static Viewers open(int port, Dialect dialect, List<Seat> seats) {
        return open(port, dialect, seats, true);
    }

    /** @param ordered false where messages are sent by many at once, so that their numbers say nothing of their order */
    public static Viewers open(int port, Dialect dialect, List<Seat> seats, boolean ordered) {
        Viewers viewers = new Viewers(port, seats.size(), ordered);
        try {
            viewers.seat(dialect, seats);
        } catch (IOException e) {
            viewers.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            viewers.close();
            throw e;
        }
        viewers.reader.start();
        return viewers;
    }

    private void seat(Dialect dialect, List<Seat> seats) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int settled = 0;
        while (settled < seats.size()) {
            while (all.size() < seats.size() && all.size() - settled < AT_ONCE) {
                all.add(new Viewer(all.size(), seats.get(all.size()), dialect, this::message, server, selector));
            }
            selector.select(this::proceed, LOOK_MILLIS);
            while (settled < all.size() && all.get(settled).isReady()) {
                settled++;
            }
            requireAll();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        settled + " of " + seats.size() + " sockets are open after " + PATIENCE);
            }
        }
    }

    private List<String> ends() {
        return all.stream()
                .filter(viewer -> viewer.isGone() && !viewer.seat.deaf())
                .map(Viewer::end)
                .toList();
    }

    private void readOn() {
        try {
            while (!over) {
                selector.select(this::proceed, LOOK_MILLIS);
                Tally now = tally;
                if (now != null) {
                    now.show(System.nanoTime());
                }
            }
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void proceed(SelectionKey key) {
        if (!(key.attachment() instanceof Viewer viewer) || !key.isValid()) {
            return;
        }
        nowMicros = System.nanoTime() / 1_000;
        int bytes = viewer.proceed(buffer);
        Tally now = tally;
        if (now != null) {
            now.bytes += bytes;
        }
    }

    private void message(Viewer viewer, byte[] bytes, int firstMarker, int to) {
        Tally now = tally;
        if (now != null) {
            now.frames++;
        }
        for (int marker = firstMarker; marker >= 0; marker = Marker.find(bytes, marker + Marker.LENGTH, to)) {
            long number = Marker.number(bytes, marker);
            sequences.seen(viewer.index, number);
            if (now != null) {
                now.delivered(viewer.index, viewer.seat.room(), number, bytes, marker, nowMicros);
            }
        }
    }

    /**
     * Sends what the schedule says and waits for the deliveries, for as long as they arrive but no longer than patience says.
     * Every schedule of the same viewers names the same rooms, 0 and up.
     */
    public Delivered measure(Schedule schedule, Feed feed, Duration patience) {
        long first = sent.getOrDefault(schedule.rooms(), 0L);
        Tally now = new Tally(schedule, first, audience(schedule.rooms()));
        tally = now;
        long cpu = THREADS.getThreadCpuTime(reader.getId());
        long begun = System.nanoTime();
        long lag = send(schedule, feed, first, begun, now::finished);
        await(now, System.nanoTime() + patience.toNanos());
        double readerSeconds = (THREADS.getThreadCpuTime(reader.getId()) - cpu) / 1e9;
        long end = first + schedule.rounds();
        sent.put(schedule.rooms(), end);
        boolean arriving = !now.isComplete() && System.nanoTime() - now.lastNanos < STALLED_NANOS;
        tally = null;
        return new Delivered(
                now.deliveries(),
                Math.max(1, now.lastNanos - begun) / 1e9,
                !arriving,
                now.latencies,
                now.toLast,
                now.frames,
                now.bytes,
                readerSeconds,
                lag / 1_000,
                arriving ? List.of() : findings(now, end));
    }

    private int[] audience(int rooms) {
        int[] audience = new int[rooms];
        all.stream()
                .filter(viewer -> viewer.seat.room() >= 0 && !viewer.seat.deaf())
                .forEach(viewer -> audience[viewer.seat.room()]++);
        return audience;
    }

    /**
     * Returns by how many nanoseconds the latest message was late.
     *
     * @param finished how many of them have reached everybody
     */
    static long send(Schedule schedule, Feed feed, long first, long begun, LongSupplier finished) {
        long lag = 0;
        for (long message = 0; message < schedule.count(); message++) {
            long at = begun + schedule.nanos(message);
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (schedule.inFlight() > 0) {
                awaitRoom(message - schedule.inFlight(), finished);
                at = System.nanoTime(); // meant to be sent now: this loop has no time of its own
            }
            feed.send(schedule.room(message), first + schedule.round(message), at / 1_000);
            lag = Math.max(lag, System.nanoTime() - at);
        }
        return lag;
    }

    /** Waits until more than so many messages have reached everybody; a server that has stalled is not waited for. */
    private static void awaitRoom(long before, LongSupplier finished) {
        long end = System.nanoTime() + STALLED_NANOS;
        while (finished.getAsLong() <= before && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private void await(Tally now, long end) {
        long begun = System.nanoTime();
        while (!now.isComplete() && failure == null) {
            long time = System.nanoTime();
            if (time > end || time - Math.max(begun, now.lastNanos) > STALLED_NANOS) {
                break;
            }
            LockSupport.parkNanos(1_000_000);
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw new IllegalStateException("reading failed", failed);
        }
    }

    private List<String> findings(Tally now, long end) {
        int[] watching = all.stream()
                .filter(viewer -> viewer.seat.room() >= 0 && !viewer.seat.deaf())
                .mapToInt(viewer -> viewer.index)
                .toArray();
        List<String> findings = new ArrayList<>(sequences.findings(watching, end, ordered));
        findings.addAll(now.strayFindings());
        List<String> ends = ends();
        if (!ends.isEmpty()) {
            findings.add(ends.size() + " sockets " + ends.get(0));
        }
        return findings;
    }

    /** Fails where a socket is gone. */
    public void requireAll() {
        List<String> ends = ends();
        if (!ends.isEmpty()) {
            throw new IllegalStateException(ends.size() + " of " + all.size() + " sockets are gone: " + ends.get(0));
        }
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
        try {
            if (reader.isAlive()) {
                reader.join();
            }
            all.forEach(Viewer::close);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
