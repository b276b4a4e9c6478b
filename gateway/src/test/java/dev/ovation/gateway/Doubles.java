package dev.ovation.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the doubles of the services what to answer. */
public final class Doubles {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    public static final UUID CREATOR = UUID.fromString("0198c0de-0000-7000-8000-00000000c0de");

    private Doubles() {}

    public static void answer(String path, int status, String json) {
        answer(path, status, json, 0);
    }

    public static void answer(String path, int status, String json, long delayMillis) {
        send(HttpRequest.newBuilder(uri(ServiceDoubles.CONTROL + path))
                .header("X-Status", Integer.toString(status))
                .header("X-Delay", Long.toString(delayMillis))
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the services were asked so far, one line a request. */
    public static List<String> log() {
        return send(HttpRequest.newBuilder(uri(ServiceDoubles.LOG))).lines().toList();
    }

    /** A live stream of {@link #CREATOR} with an empty history and board. */
    public static UUID liveStream() {
        return stream("live", "null", CREATOR);
    }

    public static UUID stream(String status, String endedAt, UUID creator) {
        UUID id = UUID.randomUUID();
        String path = "/api/streams/" + id;
        answer(path, 200, view(id, status, endedAt, creator));
        answer(path + "/messages", 200, "{\"items\":[],\"nextCursor\":null}");
        answer(path + "/leaderboard", 200, "{\"items\":[],\"totalCoins\":0,\"giftCount\":0}");
        return id;
    }

    public static String view(UUID id, String status, String endedAt, UUID creator) {
        return """
                {"id":"%s","version":1,"creatorId":"%s","creatorUsername":"cleo","title":"Test","status":"%s",
                "endedAt":%s,"currentViewers":3,"guests":1,"somethingNew":true}""".formatted(id, creator, status, endedAt);
    }

    private static URI uri(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.doubles", String.class) + path);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
