package dev.ovation.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One of the demo's audience: watches by a socket, chats, and sends gifts as long as the coins last. */
final class DemoViewer {

    private static final int TOP_UP = 500; // coins
    private static final int NOT_ENOUGH_COINS = 402;
    private static final List<String> LINES = List.of(
            "hello from the back row",
            "that light is lovely",
            "first time here, hi all",
            "can you hear us?",
            "what a stage",
            "this is so smooth",
            "greetings from the rainy side",
            "play it again",
            "I could watch this all day",
            "who else is here with coffee?",
            "that was beautiful",
            "more please");

    private final Gateway gateway;
    private final String streamId;
    private final String name;
    private final Random random;
    private Gateway.@Nullable SignedIn signedIn;
    private volatile @Nullable WebSocket socket;

    DemoViewer(Gateway gateway, String streamId, String name, Random random) {
        this.gateway = gateway;
        this.streamId = streamId;
        this.name = name;
        this.random = random;
    }

    boolean isHere() {
        WebSocket open = socket;
        return open != null && !open.isInputClosed();
    }

    /** Comes in, with a fresh token; a refusal only means another try later. */
    void join() {
        Gateway.SignedIn who = gateway.signIn(name, List.of());
        signedIn = who;
        try {
            socket = gateway.watch(streamId, who, "", new WebSocket.Listener() {});
        } catch (CompletionException refused) {
            socket = null;
        }
    }

    void leave() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
            socket = null;
        }
    }

    void chat() {
        Gateway.SignedIn who = signedIn;
        if (who != null) {
            ObjectNode body = Gateway.JSON.createObjectNode();
            body.put("message", LINES.get(random.nextInt(LINES.size())));
            gateway.call("POST", "/api/streams/" + streamId + "/message", who, body);
        }
    }

    /** Sends one of these gifts, mostly the small ones; fetches local coins when they run out. */
    void gift(JsonNode gifts) {
        Gateway.SignedIn who = signedIn;
        if (who == null || gifts.isEmpty()) {
            return;
        }
        int choice = Math.min(random.nextInt(gifts.size()), random.nextInt(gifts.size()));
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put("giftId", gifts.get(choice).path("id").asText());
        body.put("quantity", 1 + random.nextInt(3));
        Gateway.Answer answer = money("/api/streams/" + streamId + "/gift", who, body);
        if (answer.status() == NOT_ENOUGH_COINS) {
            money("/api/wallet/top-ups", who, Gateway.JSON.createObjectNode().put("coins", TOP_UP));
        }
    }

    private Gateway.Answer money(String path, Gateway.SignedIn who, ObjectNode body) {
        return gateway.call(
                "POST", path, who, body, "Idempotency-Key", UUID.randomUUID().toString());
    }
}
