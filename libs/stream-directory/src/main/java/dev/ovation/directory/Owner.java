package dev.ovation.directory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ovation.contracts.StreamView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks stream-service about a stream: at most 300 ms, all who ask within a second share one answer, whatever it was.
 * What it tells is stored in the directory, unless something newer is known there.
 */
@ApplicationScoped
class Owner {
    /** What came of asking. */
    sealed interface Answer {
        /** The stream is this. */
        record Told(KnownStream stream) implements Answer {}

        /** There is no such stream. */
        record Unknown() implements Answer {}

        /** No usable answer in time. */
        record Silent() implements Answer {}
    }

    private static final Logger LOG = Logger.getLogger(Owner.class);
    private static final Duration WITHIN = Duration.ofMillis(300);
    private static final Duration SHARED_FOR = Duration.ofSeconds(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final List<String> urls;
    private final KnownStreams streams;
    private final ObjectMapper json;
    private final HttpClient http;
    private final AtomicInteger turn = new AtomicInteger();
    private final AsyncCache<UUID, Answer> answers = Caffeine.newBuilder()
            .expireAfterWrite(SHARED_FOR)
            .maximumSize(MOST_REMEMBERED)
            .buildAsync();

    @Inject
    Owner(
            @ConfigProperty(name = "ovation.stream-directory.url") List<String> urls,
            KnownStreams streams,
            ObjectMapper json,
            Vertx vertx) {
        this.urls = urls.stream().map(url -> url.replaceAll("/+$", "")).toList();
        this.streams = streams;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) WITHIN.toMillis()));
    }

    Uni<Answer> ask(UUID id) {
        return Uni.createFrom()
                // a copy: one who stops waiting must not cancel the answer for all
                .completionStage(
                        () -> answers.get(id, (key, executor) -> lookUp(key)).copy());
    }

    private CompletableFuture<Answer> lookUp(UUID id) {
        return Uni.createFrom()
                .completionStage(() -> askInTurn(id, 0).toCompletionStage())
                .ifNoItem()
                .after(WITHIN)
                .recoverWithItem(new Answer.Silent())
                .onFailure()
                .recoverWithItem(failure -> silent(id, failure))
                .subscribeAsCompletionStage();
    }

    private Future<Answer> askInTurn(UUID id, int tried) {
        String url = urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
        Future<Answer> answer = askAt(url, id);
        return tried + 1 < urls.size() ? answer.recover(refused -> askInTurn(id, tried + 1)) : answer;
    }

    private Future<Answer> askAt(String url, UUID id) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url + "/api/streams/" + id)
                .setTimeout(WITHIN.toMillis());
        return http.request(request).compose(this::sendAndRead);
    }

    /** In one step on the request's own loop: whoever asks for a body after its end, as another thread might, never gets it. */
    private Future<Answer> sendAndRead(HttpClientRequest request) {
        return request.send().compose(response -> response.body().compose(body -> read(response, body)));
    }

    private Future<Answer> read(HttpClientResponse response, Buffer body) {
        if (response.statusCode() == 404) {
            return Future.succeededFuture(new Answer.Unknown());
        }
        if (response.statusCode() != 200) {
            return Future.failedFuture("status " + response.statusCode());
        }
        try {
            StreamView view = json.readValue(body.getBytes(), StreamView.class);
            return Future.fromCompletionStage(store(view)).map(new Answer.Told(KnownStream.of(view)));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private CompletableFuture<Void> store(StreamView view) {
        return streams.apply(view)
                .onFailure()
                .invoke(e -> LOG.warnf("the owner's answer was not stored: streamId=%s failure=%s", view.id(), e))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }

    private static Answer silent(UUID id, Throwable failure) {
        LOG.debugf("stream-service gave no answer: streamId=%s failure=%s", id, failure);
        return new Answer.Silent();
    }
}
