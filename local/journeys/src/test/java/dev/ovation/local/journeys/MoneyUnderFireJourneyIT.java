package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * kill -9 around commit and publish, under twenty gifts a second: one charge a key, one event a gift, sums of zero all the
 * while, nothing acknowledged lost (M1, M5, M7, X1). Short here; {@code ./ovation chaos money} runs it long.
 */
class MoneyUnderFireJourneyIT {
    private static final int GIFTS_A_SECOND = 20;
    private static final int CROWD = 40;
    private static final Duration WITHIN = Duration.ofMillis(500);

    @Test
    void shouldChargeOnceAndTellOfEveryGiftWhenPartsAreKilled() throws SQLException {
        // Given
        FirePlan plan = FirePlan.asked();
        FireReport report = new FireReport(plan);
        Suite suite = SuiteUnderFire.get();
        Api api = new Api(suite.gateways().get(0));
        Studio studio = new Studio(api, "money-creator");
        UUID stream = studio.stream();
        GiftBooks books = new GiftBooks(suite);
        Load load = new Load(List.of(api), stream, CROWD);
        try (BooksWatcher watcher = new BooksWatcher(books)) {
            load.start(0, GIFTS_A_SECOND);
            awaitMoreGifts(load, 0);

            // When
            for (HaltPoint point : HaltPoint.values()) {
                report.halted(point, point.kill(suite, books));
                awaitMoreGifts(load, load.given().size());
            }
            for (String part : plan) {
                crash(suite, load, part, plan.random(), report);
                awaitMoreGifts(load, load.given().size());
            }
            load.stop();
            await().atMost(Duration.ofSeconds(90)).until(load::settled);
            report.watched(watcher.looks(), watcher.findings());
        }

        // Then
        assertEquals(List.of(), load.surprises());
        Set<String> acknowledged = new HashSet<>(load.given().values());
        List<String> booked = books.giftIds(stream);
        GiftEvents topic = new GiftEvents(suite);
        List<String> told = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> topic.sentIds(stream.toString()), ids -> new HashSet<>(ids).containsAll(booked));
        report.gifts(load.given().size(), booked.size(), told);
        report.faults(books.faults());
        report.write();

        assertEquals(load.given().size(), acknowledged.size(), "one gift a key");
        assertEquals(acknowledged, new HashSet<>(booked), "what was acknowledged is what was booked");
        assertEquals(new TreeSet<>(booked), new TreeSet<>(told), "each booked gift on the topic, and no other");
        assertEquals(List.of(), report.findings(), "the books, looked at all the while");
        assertEquals(booked.size(), coins(api, "/api/streams/" + stream + "/leaderboard", "totalCoins"));
        assertEquals(booked.size(), SuiteUnderFire.spent(api, load.people()), "the wallets paid exactly the gifts");
        studio.end();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.read("/api/streams/" + stream)
                        .body()
                        .path("statisticsFinal")
                        .asBoolean());
        assertEquals(booked.size(), coins(api, "/api/streams/" + stream, "totalGiftsReceived"));
        assertTrue(report.allCounted(), "each kill met a request under way: " + report);
        studio.close();
        load.close();
    }

    /** Kills at any moment of the next half second, as soon as a request is under way. */
    private static void crash(Suite suite, Load load, String name, Random random, FireReport report) {
        Suite.Part part = suite.parts(name).get(0);
        LockSupport.parkNanos((long) (random.nextDouble() * WITHIN.toNanos()));
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (load.inFlight() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        int underWay = load.inFlight();
        report.cycle(name, underWay, suite.crash(part));
    }

    private static void awaitMoreGifts(Load load, int than) {
        await("gifts go on")
                .atMost(Duration.ofSeconds(90))
                .until(() -> load.given().size() > than + GIFTS_A_SECOND);
    }

    private static long coins(Api api, String path, String member) {
        return api.read(path).body().path(member).asLong();
    }
}
