package dev.ovation.gateway.presence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.gateway.routing.Backend;
import dev.ovation.gateway.routing.ServiceClient;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells viewer-service once a second what changed; that is the heartbeat of this gateway's lease too. One report is on
 * the way at a time. While viewer-service is away changes wait here.
 */
@ApplicationScoped
class PresenceReporter implements Presence {
    private static final Logger LOG = Logger.getLogger(PresenceReporter.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    /** One a process: after a restart the old one's sockets are gone, and its lease runs out. */
    private final UUID gatewayId = UUID.randomUUID();

    private final ConnectionBook book = new ConnectionBook();
    private final ServiceClient services;
    private final InternalToken token;
    private final ObjectMapper json;
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "presence");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean leaving;
    private boolean away;

    PresenceReporter(ServiceClient services, InternalToken token, ObjectMapper json) {
        this.services = services;
        this.token = token;
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        ScheduledFuture<?> unused =
                time.scheduleWithFixedDelay(this::report, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void opened(Connection connection) {
        book.opened(connection);
    }

    @Override
    public void closed(UUID connectionId) {
        if (!leaving) {
            book.closed(connectionId);
        }
    }

    @Override
    public void leave() {
        leaving = true;
    }

    /** On the presence thread, which may wait. */
    private void report() {
        try {
            boolean more = true;
            while (more) {
                more = send(book.next());
            }
            away = false;
        } catch (Exception | Error e) { // a scheduled task that throws is never run again
            if (!away) {
                LOG.warnf("viewer-service is not told who watches: %s", e.toString());
            }
            away = true;
        }
    }

    private boolean send(ConnectionBook.Report report) throws Exception {
        Buffer body = Buffer.buffer(json.writeValueAsBytes(report));
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token.current());
        ServiceClient.Answer answer = services.put(
                        Backend.VIEWER,
                        "/internal/gateways/" + gatewayId + "/connections",
                        headers,
                        body,
                        ANSWER_WITHIN)
                .await()
                .indefinitely(); // bounded by the client
        return switch (answer.status()) {
            case 204 -> book.taken();
            case 409 -> {
                book.resync();
                yield !report.full(); // refused even so: not before the next second
            }
            default -> throw new IllegalStateException("answer " + answer.status());
        };
    }

    @PreDestroy
    void end() {
        time.shutdownNow();
    }
}
