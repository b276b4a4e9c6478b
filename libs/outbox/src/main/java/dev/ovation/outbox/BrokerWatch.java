package dev.ovation.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Asks the broker every few seconds whether it is there, on a thread of its own. Metric: {@code ovation.broker.up}. */
@ApplicationScoped
public class BrokerWatch {
    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int ANSWER_WITHIN_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "broker-watch");
    private volatile boolean answers;

    @Inject
    BrokerWatch(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry registry) {
        this.settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "broker-watch");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        Gauge.builder("ovation.broker.up", this, b -> b.answers ? 1 : 0).register(registry);
    }

    /** Whether the broker answered when it was last asked, some seconds ago at most. */
    public boolean answers() {
        return answers;
    }

    void onStart(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        closing.countDown();
    }

    private void watch() {
        try {
            while (!closing.await(0, TimeUnit.MILLISECONDS)) {
                watchWithOneClient();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the application stops, or after a pause when no client can be made (a name not yet known). */
    private void watchWithOneClient() throws InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            do {
                note(ask(admin));
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (KafkaException e) {
            note(false);
            boolean stopped = closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf(e, "no client for the broker, stopped=%s", stopped);
        }
    }

    private static boolean ask(Admin admin) throws InterruptedException {
        try {
            admin.describeCluster().clusterId().get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void note(boolean nowAnswers) {
        if (nowAnswers != answers) {
            LOG.infof("broker %s", nowAnswers ? "answers" : "is away");
        }
        answers = nowAnswers;
    }
}
