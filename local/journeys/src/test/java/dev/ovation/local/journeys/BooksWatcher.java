package dev.ovation.local.journeys;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at the books five times a second, whatever happens; a database that is away is no finding. */
final class BooksWatcher implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<String> findings = new ConcurrentSkipListSet<>();
    private final GiftBooks books;

    BooksWatcher(GiftBooks books) {
        this.books = books;
        clock.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            findings.addAll(books.imbalances());
            looks.incrementAndGet();
        } catch (SQLException away) {
            // killed, and not back yet
        }
    }

    int looks() {
        return looks.get();
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
