package dev.ovation.gateway.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.gateway.presence.ConnectionBook.Report;
import dev.ovation.gateway.presence.Presence.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionBookTest {
    private final ConnectionBook book = new ConnectionBook();

    @Test
    void shouldBeginWithEverythingAndGoOnWithChangesWhenAllIsTaken() {
        // Given
        Connection first = open();
        Report full = book.next();
        book.taken();
        // When
        Connection second = open();
        book.closed(first.connectionId());
        Report changes = book.next();
        book.taken();
        Report heartbeat = book.next();
        // Then
        assertEquals(new Report(1, true, List.of(first), List.of()), full);
        assertEquals(new Report(2, false, List.of(second), List.of(first.connectionId())), changes);
        assertEquals(new Report(3, false, List.of(), List.of()), heartbeat);
    }

    @Test
    void shouldRepeatWordForWordWhenNoAnswerCame() {
        open();
        Report lost = book.next();
        open();
        assertSame(lost, book.next());
    }

    @Test
    void shouldTellEverythingAgainWhenServiceLostTrack() {
        Connection first = open();
        book.next();
        book.taken();
        book.closed(open().connectionId());
        book.next();
        book.resync();
        assertEquals(new Report(3, true, List.of(first), List.of()), book.next());
    }

    @Test
    void shouldTellTheVisitWhenSocketCameAndWentBetweenReports() {
        // Given
        book.next();
        book.taken();
        // When
        Connection visit = open();
        book.closed(visit.connectionId());
        book.closed(UUID.randomUUID());
        // Then
        assertEquals(new Report(2, false, List.of(visit), List.of(visit.connectionId())), book.next());
        book.taken();
        assertEquals(new Report(3, false, List.of(), List.of()), book.next());
    }

    @Test
    void shouldTellOneVisitOfAViewerAndNoneOfWhoIsNotCounted() {
        // Given
        book.next();
        book.taken();
        Connection first = open();
        // When
        Connection again = new Connection(UUID.randomUUID(), first.streamId(), first.viewerKey(), null, null, true);
        Connection owner = new Connection(UUID.randomUUID(), first.streamId(), "u:owner", null, null, false);
        book.closed(first.connectionId());
        for (Connection each : List.of(again, owner)) {
            book.opened(each);
            book.closed(each.connectionId());
        }
        // Then
        assertEquals(new Report(2, false, List.of(first), List.of(first.connectionId())), book.next());
    }

    @Test
    void shouldTellVisitsAfterEverythingWhenAllIsTold() {
        // Given: viewer-service was away while 600 came and went, and one is here
        for (int i = 0; i < 600; i++) {
            book.closed(open().connectionId());
        }
        Connection here = open();
        // When
        Report everything = book.next();
        book.taken();
        Report first = book.next();
        boolean more = book.taken();
        Report second = book.next();
        book.taken();
        Report third = book.next();
        // Then
        assertEquals(new Report(1, true, List.of(here), List.of()), everything);
        assertTrue(more);
        for (Report part : List.of(first, second, third)) {
            assertTrue(part.size() <= ConnectionBook.PART);
            assertEquals(part.opened().stream().map(Connection::connectionId).toList(), part.closed());
        }
        assertEquals(
                600,
                first.closed().size() + second.closed().size() + third.closed().size());
    }

    @Test
    void shouldKeepSoManyVisitsAndNoMoreWhenServiceIsAway() {
        // Given
        for (int i = 0; i < ConnectionBook.MOST_VISITS + 100; i++) {
            book.closed(open().connectionId());
        }
        book.next();
        // When
        int told = 0;
        for (int parts = 0; parts < 100; parts++) {
            book.taken();
            told += book.next().closed().size();
        }
        // Then
        assertEquals(ConnectionBook.MOST_VISITS, told);
    }

    @Test
    void shouldGoInPartsWhenMuchIsToBeTold() {
        // Given
        Set<Connection> all = new HashSet<>();
        for (int i = 0; i < 1_201; i++) {
            all.add(open());
        }
        // When
        Set<Connection> told = new HashSet<>();
        int parts = 0;
        boolean more = true;
        while (more) {
            Report part = book.next();
            assertTrue(part.opened().size() + part.closed().size() <= 500);
            assertEquals(parts == 0, part.full());
            told.addAll(part.opened());
            parts++;
            more = book.taken();
        }
        // Then
        assertEquals(3, parts);
        assertEquals(all, told);
        assertFalse(more);
    }

    @Test
    void shouldWaitForTheNextSecondWhenLittleCameMeanwhile() {
        // Given
        book.next();
        book.taken();
        open();
        book.next();
        // When: as much as fits came while the report was on its way
        for (int i = 0; i < 600; i++) {
            open();
        }
        // Then: the second after, all of it goes
        assertFalse(book.taken());
        assertEquals(500, book.next().opened().size());
        assertTrue(book.taken());
        assertEquals(100, book.next().opened().size());
        assertFalse(book.taken());
    }

    @Test
    void shouldSayAtOnceThatThisWasAllWhenThePartsWereAllFull() {
        // Given
        for (int i = 0; i < 500; i++) {
            open();
        }
        // When
        Report everything = book.next();
        // Then
        assertEquals(500, everything.opened().size());
        assertTrue(book.taken());
        assertEquals(new Report(2, false, List.of(), List.of()), book.next());
        assertFalse(book.taken());
    }

    private Connection open() {
        UUID id = UUID.randomUUID();
        Connection connection = new Connection(id, UUID.randomUUID(), "d:" + id, null, null, true);
        book.opened(connection);
        return connection;
    }
}
