package dev.ovation.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void shouldSpreadTheMessagesEvenlyOverRoomsAndTime() {
        Schedule schedule = Schedule.of(4, 2, Duration.ofSeconds(3));
        assertEquals(24, schedule.count());
        for (int message = 0; message < schedule.count(); message++) {
            assertEquals(message * 125_000_000L, schedule.nanos(message));
            assertEquals(message % 4, schedule.room(message));
            assertEquals(message / 4, schedule.round(message));
        }
    }

    @Test
    void shouldGiveEachRoomAMessageHoweverShortTheTime() {
        assertEquals(3, Schedule.of(3, 0.5, Duration.ofMillis(100)).count());
    }

    /** A feed that stalls must not move what comes after: its delay is the server's. */
    @Test
    void shouldKeepTheIntendedTimesWhenAMessageIsHeldUp() {
        List<Long> intended = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        Feed stalls = new Feed() {
            @Override
            public void send(int room, long number, long micros) {
                intended.add(micros);
                sent.add(System.nanoTime() / 1_000);
                long until = System.nanoTime() + (number == 2 ? 200_000_000 : 0);
                while (System.nanoTime() < until) {
                    LockSupport.parkNanos(1_000_000);
                }
            }

            @Override
            public void close() {}
        };
        long lag = Viewers.send(Schedule.of(1, 100, Duration.ofMillis(100)), stalls, 0, System.nanoTime(), () -> 0);
        for (int message = 1; message < intended.size(); message++) {
            assertEquals(10_000, intended.get(message) - intended.get(message - 1));
        }
        assertEquals(10, intended.size());
        assertEquals(true, lag >= 190_000_000, "lag " + lag);
        assertEquals(true, sent.get(3) - intended.get(3) >= 190_000, "the held up one left late");
    }

    @Test
    void shouldSendInAClosedLoopOnlyWhenAMessageHasReachedEverybody() {
        List<Long> unfinished = new ArrayList<>();
        AtomicLong finished = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        Feed feed = new Feed() {
            @Override
            public void send(int room, long number, long micros) {
                unfinished.add(sent.incrementAndGet() - finished.get());
            }

            @Override
            public void close() {}
        };
        // a server that finishes a message each second time it is asked
        AtomicLong asked = new AtomicLong();
        LongSupplier server = () -> asked.incrementAndGet() % 2 == 0 ? finished.incrementAndGet() : finished.get();
        Viewers.send(Schedule.of(1, 100_000, Duration.ofMillis(1)).closed(3), feed, 0, System.nanoTime(), server);
        assertEquals(100, unfinished.size());
        assertEquals(3, Collections.max(unfinished));
    }
}
