package dev.ovation.local.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of caller on every public route, through the gateway. A route that is not in the table fails here. */
class TokensJourneyIT {
    private static final String NONE = "00000000-0000-7000-8000-000000000000";
    /** Whether a caller is let in is all that is asked: what he asks for may be refused for another reason. */
    private static final Set<String> CLOSED =
            Set.of("authentication-required", "invalid-token", "role-required", "not-stream-owner");

    /** Who is let in. */
    private enum Door {
        ALL,
        USER,
        CREATOR,
        OWNER,
        /** Whoever owns it, moderates or administers. */
        HOST,
        ADMIN
    }

    private record Route(Door door, @Nullable String body) {}

    private static Route route(Door door) {
        return new Route(door, null);
    }

    /** The one table of decisions: operation of the served description, who may, a body that is valid by itself. */
    private static final Map<String, Route> ROUTES = Map.ofEntries(
            Map.entry("POST /api/streams/create", new Route(Door.CREATOR, "{\"title\":\"Mine\"}")),
            Map.entry("POST /api/streams/{id}/start", route(Door.OWNER)),
            Map.entry("PATCH /api/streams/{id}", new Route(Door.OWNER, "{\"title\":\"Yours\"}")),
            Map.entry("POST /api/streams/{id}/end", route(Door.HOST)),
            Map.entry("GET /api/streams/{id}", route(Door.ALL)),
            Map.entry("GET /api/streams/live", route(Door.ALL)),
            Map.entry("GET /api/streams/creator/{creatorId}", route(Door.ALL)),
            Map.entry("POST /api/thumbnails", route(Door.CREATOR)),
            Map.entry("GET /api/thumbnails/{id}", route(Door.ALL)),
            Map.entry("GET /api/streams/{id}/token", route(Door.ALL)),
            Map.entry("POST /api/streams/{id}/token", route(Door.ALL)),
            Map.entry("GET /api/streams/{id}/broadcast-token", route(Door.OWNER)),
            Map.entry("POST /api/streams/{id}/broadcast-token", route(Door.OWNER)),
            Map.entry("PUT /api/streams/{id}/heartbeat", route(Door.OWNER)),
            Map.entry("POST /api/streams/{id}/message", new Route(Door.USER, "{\"message\":\"hello\"}")),
            Map.entry("GET /api/streams/{id}/messages", route(Door.ALL)),
            Map.entry("DELETE /api/streams/{id}/messages/{messageId}", route(Door.USER)),
            Map.entry("POST /api/streams/{id}/gift", new Route(Door.USER, "{\"giftId\":\"" + NONE + "\"}")),
            Map.entry("GET /api/streams/{id}/leaderboard", route(Door.ALL)),
            Map.entry(
                    "POST /api/streams/{id}/gifts/{giftSentId}/reversal",
                    new Route(Door.USER, "{\"reason\":\"by mistake\"}")), // a gift that isn't there is nobody's
            Map.entry("GET /api/streams/{id}/goal", route(Door.ALL)),
            Map.entry("PUT /api/streams/{id}/goal", new Route(Door.OWNER, "{\"title\":\"Song\",\"targetCoins\":1}")),
            Map.entry("DELETE /api/streams/{id}/goal", route(Door.OWNER)),
            Map.entry("GET /api/streams/{id}/hype", route(Door.ALL)),
            Map.entry("GET /api/creators/{id}/leaderboard", route(Door.ALL)),
            Map.entry("GET /api/creators/me/earnings", route(Door.CREATOR)),
            Map.entry("GET /api/creators/me/earnings/statement", route(Door.CREATOR)),
            Map.entry("GET /api/admin/ledger/proof", route(Door.ADMIN)),
            Map.entry("POST /api/admin/leaderboards/rebuild", route(Door.ADMIN)),
            Map.entry("GET /api/gifts", route(Door.ALL)),
            Map.entry("GET /api/wallet", route(Door.USER)),
            Map.entry("GET /api/wallet/transactions", route(Door.USER)),
            Map.entry("POST /api/wallet/top-ups", new Route(Door.USER, "{\"coins\":1}")), // in local the user's own
            Map.entry("POST /api/streams/{id}/join", route(Door.ALL)),
            Map.entry("POST /api/streams/{id}/leave", route(Door.ALL)),
            Map.entry("GET /api/streams/{id}/viewers", route(Door.ALL)),
            Map.entry("GET /api/streams/{id}/events", route(Door.ALL)));

    /** They look at no bearer: the issuer, the description of the suite, and peers that sign their own way. */
    private static final Set<String> TOKENLESS = Set.of(
            "POST /api/identity/token",
            "GET /api/config",
            "GET /api/openapi",
            "GET /api/docs",
            "GET /problems/{slug}",
            "POST /api/media/webhook",
            "POST /api/wallet/purchases");

    private static final String PICTURE =
            "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                    + "Content-Type: image/png\r\n\r\n"
                    + new String(
                            Base64.getDecoder()
                                    .decode(
                                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                                                    + "RU5ErkJggg=="),
                            StandardCharsets.ISO_8859_1)
                    + "\r\n--x--\r\n";

    private static final Map<String, Api.Person> PEOPLE = new HashMap<>();
    private static Api api;
    private static RawHttp http;
    private static Set<String> operations;
    private static JsonNode paths;

    @BeforeAll
    static void people() {
        api = new Api(SharedSuite.get().gateways().get(0));
        http = new RawHttp(SharedSuite.get().gateways().get(0));
        String mark = UUID.randomUUID().toString().substring(0, 6);
        PEOPLE.put("fan", api.person("fan-" + mark, "viewer"));
        PEOPLE.put("creator", api.person("owner-" + mark));
        PEOPLE.put("other creator", api.person("other-" + mark));
        PEOPLE.put("moderator", api.person("moderator-" + mark, "moderator"));
        PEOPLE.put("admin", api.person("admin-" + mark, "admin"));
        operations = new TreeSet<>();
        paths = api.get("/api/openapi", null).body().path("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
    }

    @Test
    void shouldHaveADecisionForEveryRoute() {
        // When
        Set<String> undecided = new TreeSet<>(operations);
        undecided.removeAll(ROUTES.keySet());
        undecided.removeAll(TOKENLESS);

        // Then
        assertEquals(Set.of(), undecided, "routes nobody decided about");
        assertEquals(Set.of(), missing(), "decisions about routes that are not there");
    }

    @Test
    void shouldDescribeWhatEveryOperationAnswersWhenAllIsWell() {
        // When
        Set<String> silent = new TreeSet<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    JsonNode answers = method.getValue().path("responses");
                    boolean told = answers.properties().stream()
                            .anyMatch(answer -> answer.getKey().matches("2\\d\\d|302|426"));
                    if (!told && !method.getKey().equals("parameters")) {
                        silent.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        // Then
        assertEquals(Set.of(), silent, "operations that describe refusals alone");
    }

    private static Set<String> missing() {
        Set<String> missing = new TreeSet<>(ROUTES.keySet());
        missing.removeAll(operations);
        missing.remove("GET /api/streams/{id}/events"); // a socket, described by docs/api/socket.md
        return missing;
    }

    @Test
    void shouldRefuseEveryForgedTokenOnEveryRoute() {
        // Given
        UUID stream = scheduled();
        Map<String, String> forged = new ForgedTokens(
                        PEOPLE.get("creator").token(), SharedSuite.get().state())
                .all();

        // When
        List<String> let = new ArrayList<>();
        ROUTES.forEach((operation, route) -> forged.forEach((wrong, token) -> {
            RawHttp.Answer answer = ask(operation, route, stream, token);
            if (answer.status() != 401 || !answer.word().equals("invalid-token")) {
                let.add(operation + " with " + wrong + ": " + answer.status() + " " + answer.word());
            }
        }));

        // Then
        assertEquals(List.of(), let);
    }

    @Test
    void shouldLetInWhomTheContractLetsIn() {
        // When
        List<String> wrong = new ArrayList<>();
        ROUTES.forEach((operation, route) -> {
            check(operation, route, null, wrong);
            PEOPLE.keySet().forEach(who -> check(operation, route, who, wrong));
        });

        // Then
        assertEquals(List.of(), wrong);
    }

    private static void check(String operation, Route route, @Nullable String who, List<String> wrong) {
        String expected = decision(route.door(), who);
        // each caller gets a stream of its own: ending it is one of the routes
        RawHttp.Answer answer = ask(
                operation,
                route,
                scheduled(),
                who == null ? null : PEOPLE.get(who).token());
        String said = CLOSED.contains(answer.word()) ? answer.word() : "in";
        boolean challenged =
                answer.status() != 401 || !answer.header("WWW-Authenticate").isEmpty();
        if (!said.equals(expected) || !challenged || answer.status() >= 500 && answer.status() != 503) {
            wrong.add(operation + " as " + (who == null ? "guest" : who) + ": " + answer.status() + " " + answer.word()
                    + " instead of " + expected);
        }
    }

    private static String decision(Door door, @Nullable String who) {
        if (door == Door.ALL) {
            return "in";
        }
        if (who == null) {
            return "authentication-required";
        }
        return switch (door) {
            case CREATOR -> who.endsWith("creator") ? "in" : "role-required";
            case OWNER -> who.equals("creator") ? "in" : "not-stream-owner";
            case HOST -> Set.of("creator", "moderator", "admin").contains(who) ? "in" : "not-stream-owner";
            case ADMIN -> who.equals("admin") ? "in" : "role-required";
            default -> "in";
        };
    }

    private static UUID scheduled() {
        String key = UUID.randomUUID().toString();
        String later = Instant.now().plusSeconds(3600).toString();
        Api.Answer answer = Api.insist(() -> api.post(
                "/api/streams/create", PEOPLE.get("creator"), key, Map.of("title", "Later", "scheduledFor", later)));
        Api.expect(answer, 201);
        return UUID.fromString(answer.body().path("id").asText());
    }

    private static RawHttp.Answer ask(String operation, Route route, UUID stream, @Nullable String token) {
        String[] parts = operation.split(" ");
        String path = parts[1].startsWith("/api/thumbnails")
                ? parts[1].replace("{id}", NONE)
                : parts[1].replace("{id}", stream.toString());
        path = path.replace("{messageId}", NONE)
                .replace("{giftSentId}", NONE)
                .replace("{creatorId}", PEOPLE.get("creator").userId());
        Map<String, String> headers = new HashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (route.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        if (operation.equals("POST /api/thumbnails")) {
            headers.put("Content-Type", "multipart/form-data; boundary=x");
            return http.insist(parts[0], path, headers, PICTURE);
        }
        return http.insist(parts[0], path, headers, route.body());
    }
}
