package dev.ovation.gateway.live.relay;

import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.live.room.StreamRooms;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the four topics to this gateway's rooms, every event at least once, in order per topic and stream, on one
 * thread of its own. No group and no commits: a rebalance could skip records, and each gateway needs all of them. The
 * broker's absence is waited out; sockets stay open meanwhile.
 */
@ApplicationScoped
public class EventRelay {
    private static final Logger LOG = Logger.getLogger(EventRelay.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration ENDS_WITHIN = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 1_000;

    private final String bootstrapServers;
    private final StreamRooms rooms;
    private final SteadyClock clock;
    private final RelayFigures figures;
    private final Duration age;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "event-relay");
    private volatile boolean caughtUp;
    private volatile boolean brokerAnswers;
    private volatile @Nullable Admin admin;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private boolean complained;

    EventRelay(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            GatewayConfig config,
            StreamRooms rooms,
            SteadyClock clock,
            RelayFigures figures) {
        this.bootstrapServers = bootstrapServers;
        this.rooms = rooms;
        this.clock = clock;
        this.figures = figures;
        this.age = config.live().ringAge();
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** Whether the rings are whole: what was in the topics at the start has been read. */
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    /** Whether the broker answered when it was last asked, at most ten seconds ago. */
    public boolean isConnected() {
        return brokerAnswers;
    }

    /** Where the topics end now in a partition; fails where the broker does not say within 500 ms. */
    public Uni<Offsets> ends(int partition) {
        Admin asked = admin;
        return asked == null
                ? Uni.createFrom().failure(new IllegalStateException("no broker yet"))
                : TopicFacts.ends(asked, partition, ENDS_WITHIN);
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Admin asked = Admin.create(Map.of(
                            "bootstrap.servers", bootstrapServers,
                            "request.timeout.ms", 4_000,
                            "default.api.timeout.ms", 5_000));
                    Consumer<byte[], byte[]> reading = new KafkaConsumer<>(settings());
                    KafkaClientMetrics watched = figures.watch(reading)) {
                admin = asked;
                consumer = reading;
                read(asked, reading);
            } catch (WakeupException stopped) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | ExecutionException | TimeoutException | Error e) {
                complain(e); // none may end the thread: nobody would hear anything any more
            } finally {
                admin = null;
            }
            pause();
        }
    }

    /** Reads until the topics are other ones or something breaks; both mean to begin anew. */
    private void read(Admin asked, Consumer<byte[], byte[]> reading)
            throws InterruptedException, ExecutionException, TimeoutException {
        TopicFacts.Layout layout = TopicFacts.read(asked);
        brokerAnswers = true;
        caughtUp = false;
        LogReader reader = new LogReader(reading, layout, rooms, clock, figures, age);
        long lookedAt = System.nanoTime();
        while (stop.getCount() > 0) {
            reader.round();
            if (!caughtUp && reader.hasCaughtUp()) {
                caughtUp = true;
                complained = false;
                LOG.infof("Events flow: %d partitions of each topic", layout.partitions());
            }
            if (System.nanoTime() - lookedAt > LOOK_NANOS) {
                lookedAt = System.nanoTime();
                if (!isStill(layout, asked)) {
                    LOG.warn("The topics are other ones than before: all sockets begin anew");
                    return;
                }
            }
        }
    }

    private boolean isStill(TopicFacts.Layout layout, Admin asked) throws InterruptedException {
        try {
            TopicFacts.Layout now = TopicFacts.read(asked);
            brokerAnswers = true;
            return now.equals(layout);
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            brokerAnswers = false; // it may come back as it was
            return true;
        }
    }

    private void complain(Throwable e) {
        brokerAnswers = false;
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (complained) {
            LOG.debug("Still no events", cause);
        } else {
            LOG.warnf("No events from %s yet: %s. Trying on.", bootstrapServers, cause);
            complained = true;
        }
    }

    private void pause() {
        try {
            boolean unused = stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "none",
                "allow.auto.create.topics",
                false,
                "max.poll.records",
                2_000,
                "enable.metrics.push",
                false,
                "metric.reporters",
                "", // Micrometer asks the consumer itself
                "reconnect.backoff.max.ms",
                1_000,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
    }

    @PreDestroy
    void end() {
        stop.countDown();
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }
}
