package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open socket of a stream. Where nothing else is said, methods are called on its wire's loop, and so are all its
 * fields used.
 */
public final class Watcher {
    /** Of what an idle socket costs nearly all is its pings (bench F2). */
    public static final long PING_MILLIS = 6_000;

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final UUID streamId;
    private final Wire wire;
    private final Pace pace;
    private final long expiresAt;
    private final LongSupplier clock;
    private final Consumer<Watcher> onGone;
    private final AtomicBoolean gone = new AtomicBoolean();

    /** The room that counts it; changed under that room's lock alone. */
    private volatile @Nullable StreamRoom room;

    private final Backlog backlog;
    private @Nullable LoopKeeper keeper;
    private int epoch;
    private @Nullable Offsets alreadySeen;
    private @Nullable CloseCode closeWhenTold;
    private volatile @Nullable CloseCode closedWith;
    private long movedAt;
    private long heardAt;
    /** At first a random moment: sockets that came together are pinged apart. */
    private long pingedAt;

    /**
     * What bounds a socket.
     *
     * @param backlogMillis how long it may stand still with something waiting
     * @param silenceMillis how long it may leave pings unanswered
     */
    public record Pace(long backlogBytes, long backlogMillis, long pingMillis, long silenceMillis) {}

    /**
     * @param expiresAt when its token's grace is over, by the clock
     * @param clock milliseconds that never go back
     * @param onGone called once, from the loop, when the socket stops being one
     */
    public Watcher(UUID streamId, Wire wire, Pace pace, long expiresAt, LongSupplier clock, Consumer<Watcher> onGone) {
        this.streamId = streamId;
        this.wire = wire;
        this.pace = pace;
        this.expiresAt = expiresAt;
        this.clock = clock;
        this.onGone = onGone;
        this.backlog = new Backlog(pace.backlogBytes());
        this.heardAt = clock.getAsLong();
        this.pingedAt = heardAt - ThreadLocalRandom.current().nextLong(pace.pingMillis());
    }

    public UUID streamId() {
        return streamId;
    }

    public Wire wire() {
        return wire;
    }

    /** Whether it is closed or about to be. Any thread. */
    public boolean isGone() {
        return gone.get();
    }

    /** The first words: the welcome, then what followed the position it names. */
    void begin(Entrance entrance, LoopKeeper loopKeeper) {
        keeper = loopKeeper;
        loopKeeper.add(this);
        epoch = entrance.epoch();
        alreadySeen = entrance.alreadySeen();
        movedAt = clock.getAsLong();
        sendOwn(entrance.welcome());
        backlog.begin(entrance.from(), entrance.missed(), entrance.newest(), entrance.reached());
        if (drain()) {
            loopKeeper.lags(this);
        }
    }

    /** Whether this very room counts it, not one of the same stream in another log. */
    boolean isIn(StreamRoom asked) {
        return room == asked;
    }

    void entered(@Nullable StreamRoom into) {
        room = into;
    }

    /** What a socket is greeted with. */
    record Entrance(
            byte[] welcome,
            int epoch,
            Offsets from,
            List<LiveEvent> missed,
            Collection<LiveEvent> newest,
            Offsets reached,
            @Nullable Offsets alreadySeen) {}

    /** A frame for all; whoever can't take it now keeps its events waiting. An empty one is a sign of life and asks for one. */
    void receive(Batch batch, Frame shared) {
        if (isGone()) {
            return;
        }
        if (alreadySeen != null) {
            receiveUnseen(batch, alreadySeen);
        } else if (!backlog.isEmpty() || !wire.isWritable()) {
            wait(batch);
        } else if (batch.events().isEmpty()) {
            wire.sendPinging(shared);
            pingedAt = clock.getAsLong();
        } else {
            wire.send(shared);
        }
    }

    /** It came while a frame was gathered, or from a gateway that was ahead of this one: what it has seen is left out here. */
    private void receiveUnseen(Batch batch, Offsets seen) {
        List<LiveEvent> unseen = batch.events().stream()
                .filter(event -> event.offset() >= seen.of(event.topic()))
                .toList();
        if (batch.next().reaches(seen)) {
            alreadySeen = null;
        }
        wait(new Batch(streamId, epoch, unseen, batch.next().max(seen)));
        drain();
    }

    private void wait(Batch batch) {
        if (backlog.isEmpty()) {
            movedAt = clock.getAsLong();
            if (keeper != null) {
                keeper.lags(this);
            }
        }
        backlog.add(batch);
        if (backlog.isTooMuch()) {
            close(CloseCode.TOO_SLOW);
        }
    }

    /** Sends what waits, as far as the peer takes it. True while something is left. */
    boolean drain() {
        while (!isGone() && !backlog.isEmpty() && wire.isWritable()) {
            sendOwn(FrameText.of(backlog.next(streamId, epoch)));
            movedAt = clock.getAsLong();
        }
        if (backlog.isEmpty() && closeWhenTold != null) {
            close(closeWhenTold);
        }
        return !isGone() && !backlog.isEmpty();
    }

    private void sendOwn(byte[] text) {
        try {
            Frame frame = wire.encode(text);
            try {
                wire.send(frame);
            } finally {
                frame.release();
            }
        } catch (RuntimeException | OutOfMemoryError lost) {
            lose(lost);
        }
    }

    /** A frame could not be sent, for want of memory for example: the next one's position would hide what it said. */
    void lose(Throwable reason) {
        LOG.warnf("A frame was lost, its socket is sent away: %s", reason);
        close(CloseCode.MOVING);
    }

    /** Ends it as soon as it has been told everything. */
    void closeWhenTold(CloseCode code) {
        closeWhenTold = code;
        drain();
    }

    /** A sign of life. */
    public void heard() {
        heardAt = clock.getAsLong();
    }

    /** Once a second: pings, and the ends that come by time. */
    void sweep() {
        long now = clock.getAsLong();
        if (isGone()) {
            return;
        }
        if (now - pingedAt > 2 * pace.pingMillis()) {
            heardAt = now; // it was this process that stood still: nobody had a ping to answer
        }
        if (now >= expiresAt) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (now - heardAt > pace.silenceMillis()) {
            leave();
            wire.drop();
        } else if (!backlog.isEmpty() && now - movedAt > pace.backlogMillis()) {
            close(CloseCode.TOO_SLOW);
        } else if (now - pingedAt >= pace.pingMillis()) {
            pingedAt = now;
            wire.ping();
        }
    }

    /** Ends the socket. It is out of every list before the handshake begins: a stuck peer may never finish it. */
    public void close(CloseCode code) {
        if (!isGone()) {
            closedWith = code;
            leave();
            wire.close(code);
        }
    }

    /** Why this side ended it; null where the peer did, or fell silent. Any thread. */
    public @Nullable CloseCode closedWith() {
        return closedWith;
    }

    /** The connection is over, or is now. Any thread. */
    public void leave() {
        if (gone.compareAndSet(false, true)) {
            onGone.accept(this);
        }
    }
}
