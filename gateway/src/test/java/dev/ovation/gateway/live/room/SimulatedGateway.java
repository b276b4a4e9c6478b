package dev.ovation.gateway.live.room;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.ring.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;

/** One room of a gateway that reads the shared log when it is told to, with a ring of a few events. */
final class SimulatedGateway {
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final int RING = 12;
    private static final int EPOCH = 7;
    private static final int PARTITIONS = 12;

    private final SharedLog shared;
    private final Random random;
    private final FakeWire.Loop loop = new FakeWire.Loop();
    private LoopKeeper keeper = new LoopKeeper();
    private LogProgress log;
    private StreamRoom room;
    private int read;

    SimulatedGateway(SharedLog shared, Random random) {
        this.shared = shared;
        this.random = random;
        begin();
    }

    /** As at a start: from the first record of each topic that is younger than rings remember. */
    private void begin() {
        log = new LogProgress(EPOCH, PARTITIONS, id -> SharedLog.PARTITION, AGE);
        long since = shared.now() - AGE.toMillis();
        Offsets first = shared.ends();
        for (int i = shared.entries().size() - 1; i >= 0; i--) {
            SharedLog.Entry entry = shared.entries().get(i);
            if (entry.at() >= since) {
                first = first.with(entry.topic(), entry.offset());
            }
        }
        for (Topic topic : Topic.values()) {
            log.begin(topic, SharedLog.PARTITION, first.of(topic));
        }
        read = 0;
        keeper = new LoopKeeper();
        room = newRoom();
    }

    private StreamRoom newRoom() {
        RoomFigures figures = new RoomFigures(new SimpleMeterRegistry());
        return new StreamRoom(SampleEvents.STREAM, log, FakeWire.Text::new, figures, RING, shared.now());
    }

    /** The room, or a new one where it was given up for want of anything in it. */
    private StreamRoom room() {
        if (room.isAbandoned()) {
            room = newRoom();
        }
        return room;
    }

    /** Takes the next records, then sends what is due. */
    void readOn(int records) {
        for (int left = records; left > 0 && read < shared.entries().size(); read++) {
            SharedLog.Entry entry = shared.entries().get(read);
            if (entry.offset() < log.next(SampleEvents.STREAM).of(entry.topic())) {
                continue; // before this gateway's beginning
            }
            left--;
            if (entry.event() == null) {
                log.passed(entry.topic(), SharedLog.PARTITION, entry.offset(), entry.at());
            } else {
                room().accept(entry.event(), SharedLog.PARTITION);
            }
        }
        if (random.nextBoolean()) {
            room.flush(shared.now());
        }
        room.prune(shared.now() - AGE.toMillis());
        loop.run();
    }

    void readAll() {
        readOn(Integer.MAX_VALUE);
        room.flush(shared.now());
        keeper.drain();
        loop.run();
    }

    /** A crash, or memory that ran short. */
    void loseSomething() {
        if (random.nextBoolean()) {
            room.abandon();
            loop.run();
            begin();
        } else {
            for (int times = random.nextInt(6); times > 0; times--) {
                room.shed();
            }
        }
    }

    /** As the gateway's entrance does it: by the position where that holds, else by a snapshot of all there is. */
    boolean resume(Watcher watcher, Position position) {
        return position.epoch() == EPOCH
                && (log.next(SampleEvents.STREAM).reaches(position.next())
                        || shared.ends().reaches(position.next()))
                && enter(watcher, position.next(), true);
    }

    boolean enterFresh(Watcher watcher, Offsets from) {
        return enter(watcher, from, false);
    }

    Offsets next() {
        return log.next(SampleEvents.STREAM);
    }

    private boolean enter(Watcher watcher, Offsets from, boolean everyLatest) {
        StreamRooms.Arrival arrival = new StreamRooms.Arrival(
                log, from, everyLatest, false, at -> ("{\"type\":\"welcome\",\"position\":\"" + at + "\"}").getBytes());
        boolean entered = Boolean.TRUE.equals(room().enter(watcher, arrival, keeper, shared.now()));
        loop.run();
        return entered;
    }

    FakeWire.Loop loop() {
        return loop;
    }

    void gone(Watcher watcher) {
        room.left(watcher);
    }

    void drain() {
        keeper.drain();
        loop.run();
    }
}
