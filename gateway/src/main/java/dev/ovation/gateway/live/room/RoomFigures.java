package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.ring.LiveEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What an operator can see of rooms and sockets; what each meter means: docs/guides/metrics.md. Safe from any thread. */
@Singleton
public class RoomFigures {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Map<Entrance, Counter> entrances = new EnumMap<>(Entrance.class);
    private final Map<CloseCode, Counter> closes = new EnumMap<>(CloseCode.class);
    private final Counter closedByPeer;
    private final Counter deliveries;
    private final DistributionSummary together;
    private final Timer latency;

    RoomFigures(MeterRegistry registry) {
        this.registry = registry;
        for (Entrance how : Entrance.values()) {
            entrances.put(
                    how,
                    registry.counter(
                            "ovation.live.entrances", "outcome", how.name().toLowerCase(Locale.ROOT)));
        }
        for (CloseCode code : CloseCode.values()) {
            closes.put(code, closes(code.slug()));
        }
        this.closedByPeer = closes("peer");
        this.deliveries = registry.counter("ovation.live.deliveries");
        this.together = registry.summary("ovation.live.frame.events");
        this.latency = Timer.builder("ovation.live.latency")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    /** How a socket came in. */
    public enum Entrance {
        /** Without a position. */
        FRESH,
        /** From its position, with nothing missing. */
        RECOVERED,
        /** With a position that did not fit any more: the client loads everything anew. */
        RELOADED
    }

    <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).register(registry);
    }

    /** A frame for all who watch; one without events only says that the stream is there. */
    void sent(Batch batch, int watchers, long now) {
        if (batch.events().isEmpty()) {
            return;
        }
        deliveries.increment((double) batch.events().size() * watchers);
        together.record(batch.events().size());
        for (LiveEvent event : batch.events()) {
            latency.record(Math.max(0, now - event.at()), TimeUnit.MILLISECONDS);
        }
    }

    public void entered(Entrance how) {
        Objects.requireNonNull(entrances.get(how)).increment();
    }

    /** @param code null where the peer went by itself */
    public void closed(@Nullable CloseCode code) {
        (code == null ? closedByPeer : Objects.requireNonNull(closes.get(code))).increment();
    }

    private Counter closes(String reason) {
        return registry.counter("ovation.live.closes", "reason", reason);
    }
}
