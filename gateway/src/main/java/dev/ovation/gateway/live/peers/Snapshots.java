package dev.ovation.gateway.live.peers;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.routing.Backend;
import dev.ovation.gateway.routing.ServiceClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * How a stream stands, for sockets that come without a usable position. The position is fixed first and everything is
 * read after it, so nothing can fall between the two; all who come within a second share both.
 */
@ApplicationScoped
public class Snapshots {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration PART_WITHIN = Duration.ofMillis(500);
    private static final long SHARED_MILLIS = 1_000;
    private static final int LINES = 50;

    private final ServiceClient services;
    private final SteadyClock clock;
    private final Map<UUID, Shared> shared = new ConcurrentHashMap<>();

    Snapshots(ServiceClient services, SteadyClock clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * @param from what was passed before any part was read
     * @param json the snapshot as it stands in the welcome; a part that could not be had is null
     */
    public record Snapshot(LogProgress log, Offsets from, SerializableString json) {}

    private record Shared(long at, LogProgress log, Offsets from, Uni<Snapshot> snapshot) {}

    /** Never fails, never takes longer than a part may. */
    public Uni<Snapshot> of(UUID streamId, LogProgress log) {
        long now = clock.millis();
        shared.values().removeIf(old -> now - old.at() > SHARED_MILLIS);
        return shared.compute(streamId, (id, known) -> known != null && known.log() == log ? known : fix(id, log, now))
                .snapshot();
    }

    /** It can't be used any more: what followed its position is not in the ring. Who asks next gets a fresh one. */
    public void forget(UUID streamId, Snapshot stale) {
        shared.computeIfPresent(
                streamId,
                (id, known) -> known.log() == stale.log() && known.from().equals(stale.from()) ? null : known);
    }

    private Shared fix(UUID streamId, LogProgress log, long now) {
        Offsets from = log.next(streamId);
        Uni<Snapshot> snapshot = read(streamId)
                .map(json -> new Snapshot(log, from, new SerializedString(json)))
                .memoize()
                .indefinitely();
        return new Shared(now, log, from, snapshot);
    }

    private Uni<String> read(UUID streamId) {
        String stream = "/api/streams/" + streamId;
        return Uni.combine()
                .all()
                .unis(
                        part(Backend.STREAM, stream, view -> view),
                        part(Backend.CHAT, stream + "/messages?limit=" + LINES, Snapshots::oldestFirst),
                        part(Backend.GIFT, stream + "/leaderboard?limit=10", board -> board))
                .with((view, lines, board) -> {
                    ObjectNode snapshot = JSON.createObjectNode();
                    snapshot.set("stream", view);
                    snapshot.set("messages", lines);
                    snapshot.set("leaderboard", board);
                    return snapshot.toString();
                });
    }

    private Uni<JsonNode> part(Backend backend, String path, UnaryOperator<JsonNode> shape) {
        return services.get(backend, path, PART_WITHIN)
                .map(answer -> answer.status() == 200 ? shape.apply(parse(answer)) : NullNode.getInstance())
                .onFailure()
                .invoke(failure -> LOG.debugf("A snapshot goes without %s: %s", backend.serviceName(), failure))
                .onFailure()
                .recoverWithItem(NullNode.getInstance());
    }

    private static JsonNode parse(ServiceClient.Answer answer) {
        try {
            return JSON.readTree(answer.body().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page comes newest first; a chat is read the other way. */
    private static JsonNode oldestFirst(JsonNode page) {
        ArrayNode lines = JSON.createArrayNode();
        page.path("items").forEach(line -> lines.insert(0, line));
        return lines;
    }
}
