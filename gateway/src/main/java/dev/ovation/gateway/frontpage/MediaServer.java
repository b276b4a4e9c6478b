package dev.ovation.gateway.frontpage;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there is a picture: the media server is asked every two seconds, so that pages can say what they wait for. */
@ApplicationScoped
class MediaServer {
    private static final long EVERY_MILLIS = 2_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Optional<URI> url;
    private volatile boolean answers;

    @Inject
    MediaServer(
            Vertx vertx,
            @ConfigProperty(name = "ovation.media.api-url") Optional<URI> apiUrl,
            @ConfigProperty(name = "ovation.media.url") Optional<URI> url) {
        this.vertx = vertx;
        this.url = apiUrl.or(() -> url);
    }

    /** on, starting (configured, but it does not answer) or off. */
    String state() {
        if (url.isEmpty()) {
            return "off";
        }
        return answers ? "on" : "starting";
    }

    void start(@Observes StartupEvent started) {
        url.ifPresent(media -> {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setMaxPoolSize(1)
                    .setKeepAlive(false)
                    .setTrustAll(false));
            ask(client, media);
            vertx.setPeriodic(EVERY_MILLIS, tick -> ask(client, media));
        });
    }

    private void ask(HttpClient client, URI media) {
        boolean secure = "wss".equals(media.getScheme()) || "https".equals(media.getScheme());
        RequestOptions question = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(media.getHost())
                .setPort(media.getPort() > 0 ? media.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI("/")
                .setTimeout(ANSWER_WITHIN.toMillis());
        client.request(question)
                .compose(request -> request.send().compose(MediaServer::isHealthy))
                .onComplete(answer -> answers = answer.succeeded() && answer.result());
    }

    private static Future<Boolean> isHealthy(HttpClientResponse response) {
        return response.end().map(end -> response.statusCode() < 500);
    }
}
