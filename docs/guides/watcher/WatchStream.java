import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches one stream by docs/api/socket.md alone: a line for each event, until the stream ends. Arguments: gateway,
 * stream. OVATION_TOKEN says who watches; without it a guest does. Status 0: the stream ended, 1: we were told to stop.
 */
public final class WatchStream {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(10); // for a welcome, or an answer
    private static final Duration STEADY = Duration.ofSeconds(30);
    private static final int SEEN_AT_MOST = 10_000; // the newest ids: a watcher may run for days
    // HTTP_1_1: left alone, this client asks every http address for an upgrade to HTTP/2.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String stream;
    private final String token;
    private final String device = UUID.randomUUID().toString(); // the same on every socket: one viewer
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> oldest) {
            return size() > SEEN_AT_MOST;
        }
    });
    private String position; // of the newest frame; null before the first welcome
    private Long welcomedAt; // of the present socket
    private Duration silence;
    private int losses;

    /** How a socket ended; 1006 where nobody said so. */
    private record Closed(int code, String reason) {}

    private WatchStream(String gateway, String stream, String token) {
        this.stream = gateway + "/api/streams/" + stream;
        this.token = token;
    }

    public static void main(String[] args) throws InterruptedException {
        WatchStream watcher = new WatchStream(args[0], args[1], System.getenv("OVATION_TOKEN"));
        while (true) {
            Closed closed = watcher.follow();
            double seconds = watcher.welcomedAt == null ? watcher.afterRefusal(closed) : watcher.afterClose(closed);
            OUT.println("# closed with " + closed.code() + ", again in " + Math.round(1000 * seconds) + " ms");
            TimeUnit.MILLISECONDS.sleep(Math.round(1000 * seconds));
        }
    }

    /** One socket, from its opening to its end. */
    private Closed follow() throws InterruptedException {
        welcomedAt = null;
        silence = PATIENCE;
        Inbox inbox = new Inbox();
        WebSocket.Builder door = HTTP.newWebSocketBuilder().subprotocols("ovation.v1").connectTimeout(PATIENCE);
        if (token != null) {
            door.header("Authorization", "Bearer " + token);
        }
        WebSocket socket;
        try {
            socket = door.buildAsync(URI.create(events().replaceFirst("^http", "ws")), inbox).join();
        } catch (CompletionException refused) {
            return new Closed(1006, "");
        }
        while (true) {
            Object came = inbox.arrived.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            if (came instanceof Closed closed) {
                return closed;
            } else if (came == null || !take((String) came)) {
                socket.abort(); // over a dead line a closing handshake takes its time, and nobody waits for it
                return new Closed(1006, "");
            }
            socket.request(1);
        }
    }

    /** False where it is no frame at all; one of a type we don't know is ignored. */
    private boolean take(String text) throws InterruptedException {
        Object frame;
        try {
            frame = Json.read(text);
        } catch (IllegalArgumentException noJson) {
            return false;
        }
        if ("welcome".equals(at(frame, "type"))) {
            welcomedAt = System.nanoTime();
            silence = Duration.ofMillis(2_500L * ((Number) at(frame, "keepAliveSeconds")).intValue());
            welcome(frame);
            position = (String) at(frame, "position");
        } else if ("events".equals(at(frame, "type"))) {
            list(frame, "events").forEach(event -> tell(at(event, "type"), at(event, "id"), at(event, "data")));
            position = (String) at(frame, "position");
        }
        return true;
    }

    private void welcome(Object frame) throws InterruptedException {
        Object recovered = at(frame, "recovered");
        if (Boolean.TRUE.equals(recovered)) {
            OUT.println("# recovered: what was missed follows");
            return;
        }
        Object name = at(frame, "you", "username");
        OUT.println(recovered == null
                ? "# connected as " + (name == null ? "a guest" : name)
                : "# reloaded: events may be missing here");
        boolean told = at(frame, "snapshot", "messages") != null;
        List<?> lines = told ? list(frame, "snapshot", "messages") : load();
        lines.forEach(line -> tell("chat:message", at(line, "id"), line));
    }

    /** By REST, for a snapshot that could not have the lines; oldest first, as there. */
    private List<?> load() throws InterruptedException {
        List<?> lines = new ArrayList<>(list(body(get(stream + "/messages?limit=50")), "items"));
        Collections.reverse(lines);
        return lines;
    }

    private void tell(Object type, Object id, Object data) {
        if (seen.add((String) id)) {
            OUT.println(type + " " + id + switch ((String) type) {
                case "chat:message" -> " #" + at(data, "seq") + " " + at(data, "username") + ": " + at(data, "message");
                case "gift:sent" -> " " + at(data, "senderUsername") + ": " + at(data, "quantity") + " x "
                        + at(data, "gift", "name");
                case "viewer:count" -> " " + at(data, "currentViewers");
                default -> "";
            });
        }
    }

    /** The table of close codes: after how many seconds the next socket is opened, if one is. */
    private double afterClose(Closed closed) throws InterruptedException {
        if (welcomedAt != null && System.nanoTime() - welcomedAt >= STEADY.toNanos()) {
            losses = 0;
        }
        return switch (closed.code()) {
            case 1001 -> 5 * Math.random();
            case 4400, 4403 -> stop("closed with " + closed.code() + " " + closed.reason());
            case 4401 -> stop("the token is too old: start again with a new one");
            case 4410 -> ended();
            case 4429 -> retryAfter(closed.reason());
            default -> backOff(); // 4408 as well: its row names no pause
        };
    }

    /** Closed before its welcome: the same address without an upgrade is asked once, and says why. */
    private double afterRefusal(Closed closed) throws InterruptedException {
        HttpResponse<String> answer = get(events());
        int status = answer == null ? 0 : answer.statusCode();
        return switch (status) {
            case 400, 401, 403, 404 ->
                stop("refused with " + status + " " + answer.headers().firstValue("Ovation-Problem").orElse(""));
            case 409 -> ended();
            case 429, 503 -> answer.headers().firstValueAsLong("Retry-After").orElse(5);
            default -> afterClose(closed); // nobody answers, or 426: by now a socket would open
        };
    }

    private double backOff() {
        return Math.random() * Math.min(16, Math.pow(2, losses++));
    }

    private double retryAfter(String reason) {
        try {
            if (at(Json.read(reason), "retryAfter") instanceof Number seconds) {
                return seconds.doubleValue();
            }
        } catch (IllegalArgumentException noJson) {
            // as if it had said nothing
        }
        return backOff();
    }

    private double ended() throws InterruptedException {
        Object told = body(get(stream));
        OUT.println("# ended by " + at(told, "endReason") + " with " + at(told, "totalGiftsReceived") + " coins");
        System.exit(0);
        return 0;
    }

    private static double stop(String why) {
        OUT.println("# stopped: " + why);
        System.exit(1);
        return 0;
    }

    private String events() {
        StringJoiner query = new StringJoiner("&", stream + "/events?", "");
        if (token == null) {
            query.add("device=" + device);
        }
        if (position != null) {
            query.add("position=" + position);
        }
        return query.toString();
    }

    /** Null where no answer came. */
    private HttpResponse<String> get(String address) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            return null;
        }
    }

    private static Object body(HttpResponse<String> answer) {
        return answer != null && answer.statusCode() == 200 ? Json.read(answer.body()) : null;
    }

    private static Object at(Object json, String... path) {
        for (String name : path) {
            json = json instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return json;
    }

    private static List<?> list(Object json, String... path) {
        return at(json, path) instanceof List<?> items ? items : List.of();
    }

    /** Whole frames, and the end. The next frame is asked for when the last one was told, so no more than one waits. */
    private static final class Inbox implements WebSocket.Listener {
        private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                arrived.add(text.toString());
                text.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            arrived.add(new Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable broken) {
            arrived.add(new Closed(1006, ""));
        }
    }

    /** RFC 8259 as Map, List, String, BigDecimal, Boolean and null; all else is an IllegalArgumentException. */
    private static final class Json {
        private static final String SPACE = "[ \\t\\r\\n]*";
        private static final Pattern TOKEN = Pattern.compile(SPACE + "([\\[\\]{}:,]|true|false|null"
                + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
                + "|\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"|\\z)" + SPACE);
        private static final Pattern ESCAPE = Pattern.compile("\\\\(u....|.)");
        private final Matcher tokens;
        private int after;
        private String next; // token; empty at the end

        private Json(String text) {
            tokens = TOKEN.matcher(text);
            take();
        }

        static Object read(String text) {
            Json json = new Json(text);
            Object value = json.value();
            json.take("");
            return value;
        }

        private Object value() {
            String first = take();
            return switch (first.isEmpty() ? ' ' : first.charAt(0)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string(first);
                case 't', 'f' -> Boolean.valueOf(first);
                case 'n' -> null;
                default -> new BigDecimal(first); // a sign out of place is no number
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            for (boolean more = !next.equals("}"); more; more = comma()) {
                String name = string(take());
                take(":");
                members.put(name, value());
            }
            take("}");
            return members;
        }

        private List<Object> array() {
            List<Object> items = new ArrayList<>();
            for (boolean more = !next.equals("]"); more; more = comma()) {
                items.add(value());
            }
            take("]");
            return items;
        }

        private boolean comma() {
            return next.equals(",") && take().equals(",");
        }

        private static String string(String token) {
            if (!token.startsWith("\"")) {
                throw new IllegalArgumentException("no name: " + token);
            }
            String inside = token.substring(1, token.length() - 1);
            return ESCAPE.matcher(inside).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(1))));
        }

        private static String plain(String escaped) {
            return switch (escaped.charAt(0)) {
                case 'u' -> String.valueOf((char) Integer.parseInt(escaped.substring(1), 16));
                case '/' -> "/"; // the one that JSON has and Java has not
                default -> ("\\" + escaped).translateEscapes();
            };
        }

        private void take(String wanted) {
            if (!take().equals(wanted)) {
                throw new IllegalArgumentException("no JSON before character " + after);
            }
        }

        private String take() {
            String taken = next;
            if (!tokens.region(after, tokens.regionEnd()).lookingAt()) {
                throw new IllegalArgumentException("no JSON at character " + after);
            }
            next = tokens.group(1);
            after = tokens.end();
            return taken;
        }
    }
}
