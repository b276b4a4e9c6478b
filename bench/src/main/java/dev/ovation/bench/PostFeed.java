package dev.ovation.bench;

import dev.ovation.bench.sockets.Feed;
import dev.ovation.bench.sockets.Marker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Chat messages as users send them: each a request to the gateway, from many users in turn, none waiting for another. */
final class PostFeed implements Feed {
    private static final int CREATED = 201;
    private static final long MOST_MICROS = 600_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<PublicApi.Person> senders = new ArrayList<>();
    private final URI gateway;
    private final List<UUID> streams;
    private final ChatLog log;
    private Histogram answered = new ConcurrentHistogram(MOST_MICROS, 3);
    private long sent;
    private volatile @Nullable String refused;

    /** Microseconds from the intended sending. */
    record Times(Histogram committed, Histogram inKafka, Histogram answered) {}

    PostFeed(OvationServer.Started suite, int users) {
        gateway = URI.create("http://127.0.0.1:" + suite.port());
        streams = suite.streams;
        PublicApi api = new PublicApi(suite.port());
        for (int i = 0; i < users; i++) {
            senders.add(api.person("writer-" + i));
        }
        log = new ChatLog(suite.suite.kafka());
    }

    @Override
    public void send(int room, long number, long micros) {
        String said = refused;
        if (said != null) {
            throw new BenchFailed("a message was refused: " + said);
        }
        Histogram into = answered;
        sent++;
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/streams/" + streams.get(room) + "/message"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer " + senders.get((int) (number % senders.size())).token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"" + Marker.text(number, micros) + "\"}"))
                .build();
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        refused = failure.toString();
                    } else if (answer.statusCode() != CREATED) {
                        refused = answer.statusCode() + " " + answer.body();
                    } else {
                        into.recordValue(Math.max(0, System.nanoTime() / 1_000 - micros));
                    }
                });
    }

    /** Begins the times anew. */
    void forget() {
        log.await(sent);
        answered = new ConcurrentHistogram(MOST_MICROS, 3);
        log.forget();
    }

    /** What was measured since. */
    Times times() {
        log.await(sent);
        return new Times(log.committed(), log.inKafka(), answered);
    }

    @Override
    public void close() {
        log.close();
        String said = refused;
        if (said != null) {
            throw new BenchFailed("a message was refused: " + said);
        }
    }
}
