package dev.ovation.gateway.live.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.routing.FakeServices;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final UUID STREAM = UUID.randomUUID();

    private final LogProgress log = new LogProgress(1, 1, stream -> 0, Duration.ofMinutes(5));
    private final Snapshots snapshots = new Snapshots(FakeServices.silent(), new SteadyClock());

    @Test
    void shouldMakeAFreshOneWithinTheSecondWhenTheFirstTurnedOutUseless() {
        // Given
        Snapshots.Snapshot first = take();
        assertSame(first, take());
        // When
        log.passed(Topic.CHAT, 0, 41, 0);
        snapshots.forget(STREAM, first);
        // Then
        Snapshots.Snapshot second = take();
        assertEquals(42, second.from().chat());
        snapshots.forget(STREAM, first);
        assertSame(second, take(), "only the useless one goes");
        assertNotSame(first, second);
    }

    private Snapshots.Snapshot take() {
        return snapshots.of(STREAM, log).await().atMost(Duration.ofSeconds(5));
    }
}
