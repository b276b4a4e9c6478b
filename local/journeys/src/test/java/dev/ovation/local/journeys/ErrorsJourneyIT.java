package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error a client can meet, asked for through the gateway; and which one is told where several apply. */
class ErrorsJourneyIT {
    private static final String NONE = "00000000-0000-7000-8000-000000000000";
    private static final String JSON = "application/json";
    private static final String BIG = "{\"message\":\"" + "x".repeat(70_000) + "\"}";

    /** Told elsewhere, and where. */
    private static final Set<String> NOT_HERE = Set.of(
            "idempotency-in-progress", // gift-service, GiftKeysComponentTest: needs a first request that still runs
            "resync", // between gateway and viewer-service only
            "internal-error", // no input causes it: the fuzz looks for one
            "database-unavailable", // each service's DatabaseAwayComponentTest
            "stream-unavailable", // the four below: UnavailableJourneyIT
            "chat-unavailable",
            "gift-unavailable",
            "viewer-unavailable",
            "outcome-unknown",
            "gateway-unavailable", // gateway, a draining one
            "subprotocol-required", // the sockets' own: gateway, RefusalComponentTest and SocketLimitsTest
            "bad-frame",
            "token-expired",
            "forbidden",
            "too-slow",
            "too-many",
            "moving");

    private static Api api;
    private static RawHttp http;
    private static Api.Person creator;
    private static Api.Person fan;
    private static Api.Person viewer;
    private static UUID live;
    private static UUID scheduled;
    private static UUID ended;
    private static String rose;
    private static String mansion;
    private static UUID reversed;

    /** One request and its answer's slug. Paths name streams by {live}, {scheduled} and {ended}. */
    private record Case(
            String slug,
            int status,
            String method,
            String path,
            String who,
            Map<String, String> headers,
            @Nullable String body) {
        @Override
        public String toString() {
            return status + " " + slug + ": " + method + " " + path + " as " + who;
        }
    }

    private static Case get(String slug, int status, String who, String path) {
        return new Case(slug, status, "GET", path, who, Map.of(), null);
    }

    private static Case post(String slug, int status, String who, String path, String body) {
        return new Case(slug, status, "POST", path, who, Map.of("Content-Type", JSON), body);
    }

    private static Case gift(String slug, int status, String who, String path, String gift, int quantity) {
        return new Case(
                slug,
                status,
                "POST",
                path,
                who,
                Map.of("Content-Type", JSON, "Idempotency-Key", "fresh"),
                "{\"giftId\":\"" + gift + "\",\"quantity\":" + quantity + "}");
    }

    private static Case reversal(String slug, int status, String giftSentId) {
        String path = "/api/streams/{live}/gifts/" + giftSentId + "/reversal";
        return with(post(slug, status, "creator", path, "{\"reason\":\"by mistake\"}"), "Idempotency-Key", "fresh");
    }

    private static Case with(Case plain, String header, String value) {
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put(header, value);
        return new Case(plain.slug(), plain.status(), plain.method(), plain.path(), plain.who(), headers, plain.body());
    }

    private static Case by(String method, Case plain) {
        return new Case(plain.slug(), plain.status(), method, plain.path(), plain.who(), plain.headers(), plain.body());
    }

    static Stream<Case> errors() {
        return Stream.of(
                post("validation-failed", 400, "creator", "/api/streams/create", "{\"title\":\"\"}"),
                post("malformed-body", 400, "creator", "/api/streams/create", "{\"title\":"),
                with(
                        post("malformed-body", 400, "creator", "/api/thumbnails", "--x\r\nbroken off"),
                        "Content-Type",
                        "multipart/form-data; boundary=x"),
                post("unknown-field", 400, "creator", "/api/streams/create", "{\"title\":\"x\",\"owner\":\"me\"}"),
                get("invalid-page", 400, "guest", "/api/streams/live?limit=0"),
                get("invalid-page", 400, "guest", "/api/streams/live?cursor=forged"),
                get("bad-path", 400, "guest", "/api/streams/%2e%2e/live"),
                get("bad-path", 400, "guest", "/api/streams/live%2f"),
                get("bad-path", 400, "guest", "/api/streams/live;x=1"),
                with(get("device-invalid", 400, "guest", "/api/streams/{live}/viewers"), "Ovation-Device", "phone"),
                post(
                        "idempotency-key-missing",
                        400,
                        "fan",
                        "/api/streams/{live}/gift",
                        "{\"giftId\":\"" + NONE + "\"}"),
                with(
                        gift("idempotency-key-invalid", 400, "fan", "/api/streams/{live}/gift", NONE, 1),
                        "Idempotency-Key",
                        "not a key"),
                get("authentication-required", 401, "guest", "/api/wallet"),
                with(get("invalid-token", 401, "guest", "/api/wallet"), "Authorization", "Bearer this.is.garbage"),
                with(
                        post("webhook-signature", 401, "guest", "/api/media/webhook", "{}"),
                        "Content-Type",
                        "application/webhook+json"),
                gift("insufficient-coins", 402, "fan", "/api/streams/{live}/gift", "mansion", 999),
                post("role-required", 403, "viewer", "/api/streams/create", "{\"title\":\"x\"}"),
                by("PATCH", post("not-stream-owner", 403, "fan", "/api/streams/{live}", "{\"title\":\"x\"}")),
                with(
                        get("origin-not-allowed", 403, "guest", "/api/streams/{live}/events"),
                        "Origin",
                        "https://evil.example"),
                get("not-found", 404, "guest", "/api/nothing-here"),
                get("stream-not-found", 404, "guest", "/api/streams/" + NONE),
                get("stream-not-found", 404, "guest", "/api/streams/no-uuid/events"),
                by("DELETE", get("message-not-found", 404, "fan", "/api/streams/{live}/messages/" + NONE)),
                gift("gift-not-found", 404, "fan", "/api/streams/{live}/gift", NONE, 1),
                get("goal-not-found", 404, "guest", "/api/streams/{live}/goal"),
                get("hype-not-found", 404, "guest", "/api/streams/{live}/hype"),
                reversal("sent-gift-not-found", 404, NONE),
                get("thumbnail-not-found", 404, "guest", "/api/thumbnails/" + NONE),
                by("DELETE", get("method-not-allowed", 405, "fan", "/api/gifts")),
                with(get("not-acceptable", 406, "guest", "/api/gifts"), "Accept", "text/calendar"),
                reversal("already-reversed", 409, "{reversed}"),
                post("already-live", 409, "creator", "/api/streams/create", "{\"title\":\"A second one\"}"),
                post("stream-not-live", 409, "fan", "/api/streams/{scheduled}/message", "{\"message\":\"hello\"}"),
                gift("stream-not-live", 409, "fan", "/api/streams/{ended}/gift", "rose", 1),
                post("stream-ended", 409, "fan", "/api/streams/{ended}/join", ""),
                get("stream-ended", 409, "guest", "/api/streams/{ended}/events"),
                post("body-too-large", 413, "fan", "/api/streams/{live}/message", BIG),
                with(
                        post("unsupported-media", 415, "creator", "/api/streams/create", "title=x"),
                        "Content-Type",
                        "text/plain"),
                gift("self-gift", 422, "creator", "/api/streams/{live}/gift", "rose", 1),
                post("invalid-text", 422, "fan", "/api/streams/{live}/message", "{\"message\":\"a\\u0000b\"}"),
                with(
                        gift("idempotency-key-reused", 422, "fan", "/api/streams/{live}/gift", "rose", 2),
                        "Idempotency-Key",
                        "used-before"),
                get("upgrade-required", 426, "guest", "/api/streams/{live}/events"),
                with(post("rate-limited", 429, "guest", "/api/streams/{live}/join", ""), "Ovation-Device", NONE),
                get("media-unavailable", 503, "guest", "/api/streams/{live}/token"));
    }

    /** 413, 415, then 401, 429, 400, replay or key reused, 404, 403, 409, 422, 402. */
    static Stream<Case> severalApply() {
        return Stream.of(
                post("body-too-large", 413, "guest", "/api/streams/{live}/message", BIG),
                with(post("unsupported-media", 415, "guest", "/api/streams/create", "x"), "Content-Type", "text/plain"),
                post("authentication-required", 401, "guest", "/api/streams/create", "{\"nope\":1}"),
                by("PATCH", post("validation-failed", 400, "fan", "/api/streams/" + NONE, "{\"title\":\"\"}")),
                by("PATCH", post("stream-not-found", 404, "fan", "/api/streams/" + NONE, "{\"title\":\"x\"}")),
                by("PATCH", post("not-stream-owner", 403, "fan", "/api/streams/{ended}", "{\"title\":\"x\"}")),
                with(
                        gift("idempotency-key-reused", 422, "fan", "/api/streams/" + NONE + "/gift", "rose", 1),
                        "Idempotency-Key",
                        "used-before"),
                gift("gift-not-found", 404, "fan", "/api/streams/{ended}/gift", NONE, 1),
                gift("stream-not-live", 409, "creator", "/api/streams/{ended}/gift", "rose", 1),
                gift("self-gift", 422, "creator", "/api/streams/{live}/gift", "mansion", 999));
    }

    @BeforeAll
    static void people() {
        api = new Api(SharedSuite.get().gateways().get(0));
        http = new RawHttp(SharedSuite.get().gateways().get(0));
        String mark = UUID.randomUUID().toString().substring(0, 6);
        creator = api.person("errors-" + mark);
        fan = api.person("errors-fan-" + mark);
        viewer = api.person("errors-viewer-" + mark, "viewer");
        ended = api.liveStream(creator);
        api.end(creator, ended);
        String later = Instant.now().plusSeconds(3600).toString();
        scheduled = id(Api.insist(() -> api.post(
                "/api/streams/create", creator, "later-" + mark, Map.of("title", "Later", "scheduledFor", later))));
        live = api.liveStream(creator);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/gifts", null).status() == 200); // a fresh fleet's first answers may be 503
        var gifts = api.get("/api/gifts", null).body().path("items");
        rose = gifts.get(0).path("id").asText();
        mansion = gifts.get(gifts.size() - 1).path("id").asText();
        Api.expect(Api.insist(() -> api.gift(fan, live, rose, 1, "used-before")), 201);
        reversed = id(Api.insist(() -> api.gift(viewer, live, rose, 1, "taken-back")));
        Api.expect(
                Api.insist(() -> api.post(
                        "/api/streams/" + live + "/gifts/" + reversed + "/reversal",
                        creator,
                        "taken-back",
                        Map.of("reason", "by mistake"))),
                201);
        for (int i = 0; i < 60; i++) {
            http.ask("POST", "/api/streams/" + live + "/join", Map.of("Ovation-Device", NONE), "");
        }
    }

    private static UUID id(Api.Answer created) {
        Api.expect(created, 201);
        return UUID.fromString(created.body().path("id").asText());
    }

    @ParameterizedTest
    @MethodSource({"errors", "severalApply"})
    void shouldTellWhatIsWrong(Case wrong) {
        // When
        RawHttp.Answer answer = ask(wrong);

        // Then
        assertAll(
                () -> assertEquals(wrong.status(), answer.status()),
                () -> assertEquals(
                        "/problems/" + wrong.slug(), answer.body().path("type").asText()),
                () -> assertEquals(
                        "application/problem+json",
                        answer.header("Content-Type").split(";")[0]),
                () -> assertEquals(wrong.status(), answer.body().path("status").asInt()),
                () -> assertFalse(answer.body().path("title").asText().isBlank(), "title"),
                () -> assertFalse(answer.body().path("detail").asText().isBlank(), "detail"),
                () -> assertFalse(
                        answer.body().path("detail").asText().matches(".*(Exception|dev\\.ovation|SELECT|java\\.).*"),
                        "detail is for the caller: " + answer.body().path("detail")),
                () -> assertTrue(answer.body().path("instance").asText().startsWith("/"), "instance"),
                () -> assertEquals(
                        wrong.status() == 401 && !wrong.slug().startsWith("webhook"),
                        !answer.header("WWW-Authenticate").isEmpty(),
                        "challenge"));
        if (wrong.status() == 429 || wrong.status() == 503) {
            assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1, "Retry-After");
        }
    }

    @Test
    void shouldGiveWhatHelps() {
        assertAll(
                () -> assertEquals(
                        "title",
                        ask(first("validation-failed"))
                                .body()
                                .at("/violations/0/field")
                                .asText()),
                () -> assertEquals(
                        99_900,
                        ask(first("insufficient-coins")).body().path("required").asLong()),
                () -> assertEquals(
                        999,
                        ask(first("insufficient-coins")).body().path("balance").asLong()),
                () -> assertEquals(
                        live.toString(),
                        ask(first("already-live")).body().path("streamId").asText()),
                () -> assertEquals(
                        60, ask(first("rate-limited")).body().path("limit").asInt()),
                () -> assertTrue(
                        ask(first("rate-limited")).body().path("retryAfter").asInt() > 0));
    }

    @Test
    void shouldExplainEveryErrorAndCauseEveryOne() {
        // Given: the pages behind type are the list of what there is
        Set<String> caused = new TreeSet<>(NOT_HERE);
        errors().forEach(each -> caused.add(each.slug()));

        // When
        Set<String> unknown = new TreeSet<>();
        for (String slug : caused) {
            if (http.ask("GET", "/problems/" + slug, Map.of(), null).status() != 200) {
                unknown.add(slug);
            }
        }

        // Then
        assertEquals(Set.of(), unknown, "slugs without a page");
        assertEquals(Set.of(), notCaused(caused), "errors that nothing here causes");
    }

    private static Set<String> notCaused(Set<String> caused) {
        Set<String> slugs = new TreeSet<>();
        var declared = Pattern.compile("^    ([A-Z_]+)\\($|^    ([A-Z_]+)\\(\\d", 8)
                .matcher(Project.read("libs/api/src/main/java/dev/ovation/api/ProblemType.java"));
        while (declared.find()) {
            String name = declared.group(1) != null ? declared.group(1) : declared.group(2);
            slugs.add(name.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        assertTrue(slugs.size() > 40, "the list was read: " + slugs);
        slugs.removeAll(caused);
        return slugs;
    }

    private static Case first(String slug) {
        return errors().filter(each -> each.slug().equals(slug)).findFirst().orElseThrow();
    }

    private static RawHttp.Answer ask(Case wrong) {
        Map<String, String> headers = new HashMap<>(wrong.headers());
        Api.Person person = switch (wrong.who()) {
            case "creator" -> creator;
            case "fan" -> fan;
            case "viewer" -> viewer;
            default -> null;
        };
        if (person != null) {
            headers.put("Authorization", "Bearer " + person.token());
        }
        headers.computeIfPresent(
                "Idempotency-Key",
                (name, key) -> key.equals("fresh") ? UUID.randomUUID().toString() : key);
        String path = wrong.path()
                .replace("{live}", live.toString())
                .replace("{scheduled}", scheduled.toString())
                .replace("{ended}", ended.toString())
                .replace("{reversed}", reversed.toString());
        String body = wrong.body() == null
                ? null
                : wrong.body().replace("\"rose\"", "\"" + rose + "\"").replace("\"mansion\"", "\"" + mansion + "\"");
        return http.insist(wrong.method(), path, headers, body);
    }
}
