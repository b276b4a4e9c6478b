package dev.ovation.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which service owns a public path. What is not named here is not routed: neither {@code /internal} nor a path a
 * service happens to have.
 */
final class RouteTable {
    /** Second segment after the stream's id; the socket at {@code events} is the gateway's own. */
    private static final Map<String, Backend> OF_A_STREAM = Map.ofEntries(
            Map.entry("start", Backend.STREAM),
            Map.entry("end", Backend.STREAM),
            Map.entry("token", Backend.STREAM),
            Map.entry("broadcast-token", Backend.STREAM),
            Map.entry("heartbeat", Backend.STREAM),
            Map.entry("message", Backend.CHAT),
            Map.entry("messages", Backend.CHAT),
            Map.entry("gift", Backend.GIFT),
            Map.entry("leaderboard", Backend.GIFT),
            Map.entry("goal", Backend.GIFT),
            Map.entry("hype", Backend.GIFT),
            Map.entry("join", Backend.VIEWER),
            Map.entry("leave", Backend.VIEWER),
            Map.entry("viewers", Backend.VIEWER));

    /** First segment after {@code /api/admin}. */
    private static final Map<String, Backend> OF_ADMINS = Map.of("ledger", Backend.GIFT, "leaderboards", Backend.GIFT);

    private RouteTable() {}

    /** The owner of a path as it stands in the request line, without its query; empty for the gateway's own paths. */
    static Optional<Backend> owner(String path) {
        List<String> parts = List.of(path.split("/", -1));
        if (parts.size() < 3 || !parts.get(0).isEmpty() || !parts.get(1).equals("api")) {
            return Optional.empty();
        }
        List<String> rest = parts.subList(3, parts.size());
        if (rest.contains("")) {
            return Optional.empty(); // no route ends in a slash
        }
        return switch (parts.get(2)) {
            case "streams" -> ofStreams(rest);
            case "thumbnails" -> rest.size() <= 1 ? Optional.of(Backend.STREAM) : Optional.empty();
            case "media" -> rest.equals(List.of("webhook")) ? Optional.of(Backend.STREAM) : Optional.empty();
            case "gifts" -> rest.isEmpty() ? Optional.of(Backend.GIFT) : Optional.empty();
            case "creators" ->
                rest.size() == 2 || rest.equals(List.of("me", "earnings", "statement"))
                        ? Optional.of(Backend.GIFT)
                        : Optional.empty();
            case "admin" -> rest.size() == 2 ? Optional.ofNullable(OF_ADMINS.get(rest.get(0))) : Optional.empty();
            case "wallet" -> rest.size() <= 1 ? Optional.of(Backend.GIFT) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Backend> ofStreams(List<String> rest) {
        return switch (rest.size()) {
            case 1 -> Optional.of(Backend.STREAM); // create, live or an id
            case 2 ->
                rest.get(0).equals("creator")
                        ? Optional.of(Backend.STREAM)
                        : Optional.ofNullable(OF_A_STREAM.get(rest.get(1)));
            case 3 -> rest.get(1).equals("messages") ? Optional.of(Backend.CHAT) : Optional.empty();
            case 4 ->
                rest.get(1).equals("gifts") && rest.get(3).equals("reversal")
                        ? Optional.of(Backend.GIFT)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
