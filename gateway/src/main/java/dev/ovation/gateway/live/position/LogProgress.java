package dev.ovation.gateway.live.position;

import dev.ovation.contracts.Topic;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.ToIntFunction;

/**
 * How far this gateway has read the four topics since it last began anew, and what it holds unbroken. Written by the
 * relay's thread, read from any.
 */
public final class LogProgress {
    private static final int TOPICS = Topic.values().length;

    private final int epoch;
    private final int partitions;
    private final ToIntFunction<UUID> partitioner;
    private final long ageMillis;
    private final AtomicLongArray next;
    private final long[] first;
    private final AgeMarks[] ages;

    /**
     * @param partitioner which partition a stream has, in each topic the same
     * @param age how long events stay replayable
     */
    public LogProgress(int epoch, int partitions, ToIntFunction<UUID> partitioner, Duration age) {
        this.epoch = epoch;
        this.partitions = partitions;
        this.partitioner = partitioner;
        this.ageMillis = age.toMillis();
        this.next = new AtomicLongArray(TOPICS * partitions);
        this.first = new long[TOPICS * partitions];
        this.ages = new AgeMarks[TOPICS * partitions];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = new AgeMarks(ageMillis * 2);
        }
    }

    /** Reading of a partition begins here; to be said for all before anybody reads this. */
    public void begin(Topic topic, int partition, long offset) {
        first[index(topic, partition)] = offset;
        next.set(index(topic, partition), offset);
    }

    /**
     * A record was dealt with.
     *
     * @param at when it came, in milliseconds of a clock that never goes back
     */
    public void passed(Topic topic, int partition, long offset, long at) {
        int index = index(topic, partition);
        ages[index].add(at, offset);
        next.set(index, offset + 1);
    }

    public int epoch() {
        return epoch;
    }

    public int partition(UUID streamId) {
        return partitioner.applyAsInt(streamId);
    }

    /** The next offsets of a stream's partition. */
    public Offsets next(UUID streamId) {
        int partition = partition(streamId);
        return new Offsets(
                next(Topic.STREAMS, partition),
                next(Topic.CHAT, partition),
                next(Topic.GIFTS, partition),
                next(Topic.VIEWERS, partition));
    }

    /**
     * Below this a stream may have had events that are no longer here, whatever its ring says: what lies before the
     * start of reading and what is older than rings remember.
     */
    public Offsets floor(UUID streamId, long now) {
        int partition = partition(streamId);
        return new Offsets(
                floor(Topic.STREAMS, partition, now),
                floor(Topic.CHAT, partition, now),
                floor(Topic.GIFTS, partition, now),
                floor(Topic.VIEWERS, partition, now));
    }

    private long floor(Topic topic, int partition, long now) {
        int index = index(topic, partition);
        return Math.max(first[index], ages[index].firstSince(now - ageMillis, next.get(index)));
    }

    private long next(Topic topic, int partition) {
        return next.get(index(topic, partition));
    }

    private int index(Topic topic, int partition) {
        return topic.ordinal() * partitions + partition;
    }
}
