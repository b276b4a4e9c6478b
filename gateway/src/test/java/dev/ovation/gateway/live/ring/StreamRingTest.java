package dev.ovation.gateway.live.ring;

import static dev.ovation.gateway.live.ring.SampleEvents.board;
import static dev.ovation.gateway.live.ring.SampleEvents.deletion;
import static dev.ovation.gateway.live.ring.SampleEvents.joined;
import static dev.ovation.gateway.live.ring.SampleEvents.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.Offsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamRingTest {
    private final StreamRing ring = new StreamRing(3);

    @Test
    void shouldGiveWhatFollowsWhenAskedByOffsets() {
        ring.add(line(10, 0));
        ring.add(line(11, 0));
        ring.add(line(12, 0));
        assertEquals(List.of("line-11", "line-12"), idsSince(11));
        assertEquals(List.of(), idsSince(13));
    }

    @Test
    void shouldDropRepeatWhenItsIdIsHeld() {
        assertTrue(ring.add(line(10, 0)));
        assertFalse(ring.add(repeat(12, "line-10")));
        assertEquals(List.of("line-10"), idsSince(0));
    }

    @Test
    void shouldStillKnowRepeatsAfterAStormOfHints() {
        ring.add(line(10, 0));
        for (int offset = 0; offset < 100; offset++) {
            ring.add(joined(offset, 0));
        }
        assertFalse(ring.add(repeat(12, "line-10")));
        assertFalse(ring.add(joined(99, 0)), "a hint is told once too");
    }

    @Test
    void shouldRaiseFloorWhenEventsAreEvictedEarly() {
        for (int offset = 10; offset < 15; offset++) {
            ring.add(line(offset, 0));
        }
        assertEquals(List.of("line-12", "line-13", "line-14"), idsSince(0));
        assertEquals(new Offsets(0, 12, 0, 0), ring.floor());
    }

    @Test
    void shouldRaiseFloorWhenMemoryIsGivenBack() {
        ring.add(line(10, 0));
        ring.add(line(11, 0));
        long before = ring.weight();
        ring.shed();
        assertEquals(11, ring.floor().chat());
        assertEquals(before / 2, ring.weight());
    }

    @Test
    void shouldHideWithoutRaisingFloorWhenMessageIsDeleted() {
        // Given
        ring.add(line(10, 0));
        ring.add(line(11, 0));
        // When
        ring.add(deletion(12, 0, "line-10"));
        // Then
        assertEquals(List.of("line-11", "deletion-12"), idsSince(0));
        assertEquals(0, ring.floor().chat());
        assertFalse(ring.add(repeat(13, "line-10")), "a repeat must not bring it back");
    }

    @Test
    void shouldKeepOnlyNewestWhenTypeIsLatest() {
        ring.add(board(1, 0));
        ring.add(board(2, 0));
        assertEquals(
                List.of("board-2"), ring.latest().stream().map(LiveEvent::id).toList());
        assertFalse(ring.add(board(1, 0)), "an old board must not win again");
    }

    @Test
    void shouldKeepNoHintsWhenTheyPass() {
        assertTrue(ring.add(joined(1, 0)));
        assertTrue(ring.isEmpty());
        assertEquals(0, ring.weight());
    }

    @Test
    void shouldForgetWhatIsOldWhenPruned() {
        ring.add(line(10, 0));
        ring.add(board(1, 0));
        ring.add(line(11, 1_000));
        ring.prune(500);
        assertEquals(List.of("line-11"), idsSince(0));
        assertEquals(11, ring.floor().chat());
        assertTrue(ring.latest().isEmpty());
        ring.prune(2_000);
        assertEquals(0, ring.weight());
        assertTrue(ring.isEmpty());
    }

    private static LiveEvent repeat(long offset, String id) {
        return SampleEvents.event(Topic.CHAT, offset, 0, id, "chat:message", Delivery.KEPT, null);
    }

    private List<String> idsSince(long chat) {
        return ring.since(new Offsets(0, chat, 0, 0)).stream()
                .map(LiveEvent::id)
                .toList();
    }
}
