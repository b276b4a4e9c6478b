package dev.ovation.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the suite works and not only that its parts say so: a change of a stream has to go through
 * stream-service's outbox, Kafka and a gateway's socket. The stream is scheduled for a far day and shown nowhere.
 */
final class ProbeEvent {

    private static final String USER = "ovation-probe";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SCHEDULED_DAYS_AHEAD = 300;
    private static final int UNAVAILABLE = 503;
    private static final int OUTCOME_UNKNOWN = 504;
    private static final long PAUSE_MILLIS = 500;

    private final Gateway gateway;

    ProbeEvent(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Returns when the event came through; blocks for up to a minute, then fails. */
    void pass() {
        Gateway.SignedIn probe = gateway.signIn(USER, List.of("creator"));
        String stream = scheduledStream(probe);
        String title = "Ovation probe " + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        Arrival arrival = new Arrival(title);
        WebSocket socket = opened(stream, probe, arrival);
        try {
            await(arrival.welcome, "no welcome came over the gateway's socket");
            ObjectNode change = Gateway.JSON.createObjectNode().put("title", title);
            change.put("scheduledFor", farDay().toString()); // its day never comes
            Gateway.Answer answer = settled(() -> gateway.call("PATCH", "/api/streams/" + stream, probe, change));
            if (!answer.good()) {
                throw failed("the probe stream could not be changed: " + Gateway.explain(answer));
            }
            await(arrival.event, "the change of the probe stream did not come through outbox, Kafka and gateway");
        } finally {
            socket.abort();
        }
    }

    private String scheduledStream(Gateway.SignedIn probe) {
        Gateway.Answer mine = settled(() -> gateway.call(
                "GET", "/api/streams/creator/" + probe.userId() + "?status=scheduled&limit=1", probe, null));
        JsonNode known =
                mine.body() == null ? null : mine.body().path("items").path(0).get("id");
        if (mine.good() && known != null) {
            return known.asText();
        }
        ObjectNode body =
                Gateway.JSON.createObjectNode().put("title", "Ovation probe").put("scheduledFor", farDay().toString());
        String key = UUID.randomUUID().toString();
        Gateway.Answer created =
                settled(() -> gateway.call("POST", "/api/streams/create", probe, body, "Idempotency-Key", key));
        if (!created.good()) {
            throw failed("the probe stream could not be made: " + Gateway.explain(created));
        }
        return created.text("id");
    }

    /** Repeats what a service just started could not answer in its time; the contract has clients do the same. */
    private static Gateway.Answer settled(Supplier<Gateway.Answer> request) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Gateway.Answer answer = request.get();
        while ((answer.status() == UNAVAILABLE || answer.status() == OUTCOME_UNKNOWN) && System.nanoTime() < end) {
            pause();
            answer = request.get();
        }
        return answer;
    }

    private WebSocket opened(String stream, Gateway.SignedIn probe, Arrival arrival) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return gateway.watch(stream, probe, "?role=overlay", arrival);
            } catch (CompletionException e) {
                if (System.nanoTime() > end) {
                    throw failed("the gateway opens no socket: " + e.getCause());
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private static Instant farDay() {
        return Instant.now().plus(SCHEDULED_DAYS_AHEAD, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void await(CompletableFuture<Void> moment, String otherwise) {
        try {
            moment.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw failed(otherwise);
        }
    }

    private static LauncherFailed failed(String message) {
        return new LauncherFailed(ExitCode.FAILED, "the suite started but does not work: " + message);
    }

    /** Watches one socket for the welcome and for the changed title. Called on threads of the HTTP client. */
    private static final class Arrival implements WebSocket.Listener {

        private final CompletableFuture<Void> welcome = new CompletableFuture<>();
        private final CompletableFuture<Void> event = new CompletableFuture<>();
        private final StringBuilder frame = new StringBuilder();
        private final String title;

        Arrival(String title) {
            this.title = title;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                read(frame.toString());
                frame.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            fail(new IOException("closed with " + status));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            fail(error);
        }

        private void read(String text) {
            try {
                JsonNode json = Gateway.JSON.readTree(text);
                if (json.path("type").asText().equals("welcome")) {
                    welcome.complete(null);
                }
                for (JsonNode one : json.path("events")) {
                    if (one.path("data").path("title").asText().equals(title)) {
                        event.complete(null);
                    }
                }
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(Throwable cause) {
            welcome.completeExceptionally(cause);
            event.completeExceptionally(cause);
        }
    }
}
