package dev.ovation.gateway.presence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is open, and what viewer-service has yet to be told. A report that was not answered is repeated word for word,
 * since it may have arrived; one that is refused begins everything anew. Safe from any thread.
 */
final class ConnectionBook {
    /** Connections a report carries at most. */
    static final int PART = 500;

    /** Untold visits that are kept while viewer-service is away. */
    static final int MOST_VISITS = 10_000;

    private final Map<UUID, Presence.Connection> open = new LinkedHashMap<>();
    private final Map<UUID, Presence.Connection> toOpen = new LinkedHashMap<>();
    private final Set<UUID> toClose = new LinkedHashSet<>();
    /** Who came and went untold: they have watched all the same. One visit for each viewer and stream. */
    private final Map<Visit, Presence.Connection> visits = new LinkedHashMap<>();

    private @Nullable Report unanswered;
    private boolean beginAnew = true;
    /** Everything is being told, and not all parts of it are out. */
    private boolean tellingAll;

    private long seq;

    private record Visit(UUID streamId, String viewerKey) {}

    /** The body of one report. */
    record Report(long seq, boolean full, List<Presence.Connection> opened, List<UUID> closed) {
        int size() {
            return opened.size() + closed.size();
        }
    }

    synchronized void opened(Presence.Connection connection) {
        open.put(connection.connectionId(), connection);
        toOpen.put(connection.connectionId(), connection);
    }

    synchronized void closed(UUID connectionId) {
        if (open.remove(connectionId) == null) {
            return;
        }
        Presence.Connection untold = toOpen.remove(connectionId);
        if (untold == null) {
            toClose.add(connectionId);
        } else if (untold.counted() && visits.size() < MOST_VISITS) {
            visits.putIfAbsent(new Visit(untold.streamId(), untold.viewerKey()), untold);
        }
    }

    /** The next thing to say; an empty report is a heartbeat. */
    synchronized Report next() {
        if (unanswered == null) {
            unanswered = beginAnew ? full() : changes(false);
        }
        return unanswered;
    }

    private Report full() {
        beginAnew = false;
        tellingAll = true;
        toClose.clear();
        toOpen.clear();
        toOpen.putAll(open);
        return changes(true);
    }

    private Report changes(boolean full) {
        boolean visitsFit = !tellingAll; // there the number of those who opened says which part is the last
        List<Presence.Connection> opened =
                new ArrayList<>(toOpen.values().stream().limit(PART).toList());
        opened.forEach(connection -> toOpen.remove(connection.connectionId()));
        tellingAll &= opened.size() == PART;
        List<UUID> closed = new ArrayList<>(
                toClose.stream().limit(PART - (long) opened.size()).toList());
        closed.forEach(toClose::remove);
        if (visitsFit) {
            tellVisits(opened, closed);
        }
        return new Report(++seq, full, opened, closed);
    }

    /** A visit is opened and closed in one report: nobody sees it, and it is a view. */
    private void tellVisits(List<Presence.Connection> opened, List<UUID> closed) {
        Iterator<Presence.Connection> all = visits.values().iterator();
        while (all.hasNext() && opened.size() + closed.size() + 2 <= PART) {
            Presence.Connection visit = all.next();
            opened.add(visit);
            closed.add(visit.connectionId());
            all.remove();
        }
    }

    /**
     * The last report was taken; true where there is more to say at once: what did not fit into it, or the rest of
     * everything. What came since waits for the next second, however fast the answer was: a report costs the same with
     * one connection in it as with hundreds.
     */
    synchronized boolean taken() {
        boolean whole = unanswered != null && unanswered.size() == PART;
        unanswered = null;
        return tellingAll || (whole && !(toOpen.isEmpty() && toClose.isEmpty() && visits.isEmpty()));
    }

    /** viewer-service lost track of us: the next report tells everything. */
    synchronized void resync() {
        unanswered = null;
        beginAnew = true;
    }

    synchronized List<UUID> openIds() {
        return new ArrayList<>(open.keySet());
    }
}
