package dev.ovation.directory;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Whether the directory's consumer still hears the broker: it has fetched within 5 s (an idle one fetches twice a
 * second), or it is a member of the group that was given no partition and other replicas read for it.
 */
@ApplicationScoped
class Freshness {
    private static final Duration STALE_AFTER = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final KafkaClientService clients;
    private final Vertx vertx;
    private volatile double fetches;
    private volatile long lastHeard = System.nanoTime() - STALE_AFTER.toNanos();
    private long timer = -1;

    Freshness(KafkaClientService clients, Vertx vertx) {
        this.clients = clients;
        this.vertx = vertx;
    }

    boolean fresh() {
        return System.nanoTime() - lastHeard < STALE_AFTER.toNanos();
    }

    void onStart(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, id -> look());
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Reads the client's own counters, which is safe from any thread and never waits. */
    void look() {
        List<KafkaConsumer<String, byte[]>> consumers = clients.getConsumers(StreamConsumer.CHANNEL);
        double now = sum(consumers, "fetch-total");
        boolean spare = sum(consumers, "assigned-partitions") == 0
                && smallest(consumers, "last-heartbeat-seconds-ago") < STALE_AFTER.toSeconds();
        if ((now > 0 && now != fetches) || (spare && now >= 0)) {
            lastHeard = System.nanoTime();
        }
        fetches = now;
    }

    private static double sum(List<KafkaConsumer<String, byte[]>> consumers, String metric) {
        return consumers.stream().mapToDouble(c -> value(c, metric)).sum();
    }

    private static double smallest(List<KafkaConsumer<String, byte[]>> consumers, String metric) {
        return consumers.stream()
                .mapToDouble(c -> value(c, metric))
                .filter(seconds -> seconds >= 0)
                .min()
                .orElse(Double.MAX_VALUE);
    }

    /** A figure of the client's; -1 where it has none yet. */
    private static double value(KafkaConsumer<String, byte[]> consumer, String metric) {
        @Nullable Consumer<String, byte[]> client = consumer.unwrap(); // null until it is made
        if (client == null) {
            return -1;
        }
        for (Map.Entry<MetricName, ? extends Metric> entry : client.metrics().entrySet()) {
            if (entry.getKey().name().equals(metric)
                    && entry.getKey().tags().size() == 1
                    && entry.getValue().metricValue() instanceof Double value) {
                return value;
            }
        }
        return -1;
    }
}
