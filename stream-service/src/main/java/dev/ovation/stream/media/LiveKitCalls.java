package dev.ovation.stream.media;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.livekit.server.RoomServiceClient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Calls LiveKit's room service. The SDK blocks, so it runs on workers of its own, at most {@value #MOST} calls at a
 * time; more are refused at once, as a server that does not keep up is as good as away.
 */
class LiveKitCalls {
    private static final Logger LOG = Logger.getLogger(LiveKitCalls.class);
    private static final int WORKERS = 16;
    private static final int MOST = 64;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final WorkerExecutor workers;
    private final Supplier<RoomServiceClient> client;
    private @Nullable RoomServiceClient made;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean answered;
    private volatile boolean reachable = true;

    /** @param timeout of one call in all, connecting included */
    LiveKitCalls(Vertx vertx, String apiUrl, String apiKey, String apiSecret, Duration timeout) {
        this.workers = vertx.createSharedWorkerExecutor("media", WORKERS);
        this.client = () -> RoomServiceClient.createClient(apiUrl, apiKey, apiSecret, () -> http(timeout));
    }

    private static OkHttpClient http(Duration timeout) {
        return new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .build();
    }

    /** Made by the first worker that needs it: the SDK loads for more than a second. */
    private synchronized RoomServiceClient client() {
        RoomServiceClient known = made;
        if (known == null) {
            known = client.get();
            made = known;
        }
        return known;
    }

    /** Whether the server has ever answered this process. */
    boolean answered() {
        return answered;
    }

    /** Whether the last call was answered. */
    boolean reachable() {
        return answered && reachable;
    }

    /**
     * The answer on the caller's context; null where the server says that there is no such thing.
     *
     * @throws Problem media-unavailable, as the failure
     */
    <T> Uni<@Nullable T> ask(Function<RoomServiceClient, Call<T>> request) {
        if (running.incrementAndGet() > MOST) {
            running.decrementAndGet();
            return Uni.createFrom().failure(unavailable());
        }
        return workers.executeBlocking(() -> answer(request.apply(client())), false)
                .onTermination()
                .invoke(running::decrementAndGet);
    }

    private <T> @Nullable T answer(Call<T> call) {
        try {
            Response<T> response = call.execute();
            met(true);
            if (response.isSuccessful() || response.code() == 404) {
                return response.body();
            }
            LOG.warnf("LiveKit refuses %s: status %d", call.request().url().encodedPath(), response.code());
        } catch (IOException e) {
            met(false);
            LOG.debugf("LiveKit does not answer: %s", e.getMessage());
        }
        throw unavailable();
    }

    private void met(boolean now) {
        if (now && !answered) {
            LOG.info("LiveKit answers");
        } else if (answered && now != reachable) {
            LOG.warn(now ? "LiveKit answers again" : "LiveKit does not answer any more");
        }
        answered |= now;
        reachable = now;
    }

    static Problem unavailable() {
        return Problem.unavailable(ProblemType.MEDIA_UNAVAILABLE, RETRY_AFTER_SECONDS);
    }

    void close() {
        workers.closeAndForget();
    }
}
