package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A moment on a gift's way at which gift-service is killed. A trigger of the test's own makes the transaction wait there,
 * or the broker is stopped: the service itself knows nothing of it.
 */
enum HaltPoint {
    /** Everything is written and nothing committed: it never happened, and the repetition is the first. */
    BEFORE_COMMIT("AFTER INSERT ON stream_gifts", 1),
    /** Committed, and no broker has it. */
    AFTER_COMMIT(null, 0),
    /** The broker has it, and the outbox still holds it: it is sent again, under its old id. */
    SENT_NOT_DELETED("BEFORE DELETE ON outbox", 1),
    /** Of a batch that was sent, some rows are deleted, and the deletion is not committed. */
    MID_BATCH("BEFORE DELETE ON outbox", 3);

    private static final int LOCK = 4_711;
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = " + LOCK + " AND NOT granted";
    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION halt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            DECLARE
                rows integer := 1 + coalesce(nullif(current_setting('halt.rows', true), ''), '0')::integer;
            BEGIN
                PERFORM set_config('halt.rows', rows::text, true);
                IF rows >= TG_ARGV[0]::integer THEN
                    PERFORM pg_advisory_xact_lock(%d, 1);
                END IF;
                RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
            END
            $$""".formatted(LOCK);

    private final String moment;
    private final int row;

    HaltPoint(String moment, int row) {
        this.moment = moment;
        this.row = row;
    }

    /** Lets gifts run into this point and kills gift-service there. Answers how many transactions or events stood still. */
    long kill(Suite suite, GiftBooks books) {
        Suite.Part service = suite.parts("gift-service").get(0);
        try {
            return moment == null ? killUnpublished(suite, books, service) : killHalted(suite, books, service);
        } catch (SQLException e) {
            throw new AssertionError(name(), e);
        }
    }

    private long killHalted(Suite suite, GiftBooks books, Suite.Part service) throws SQLException {
        String table = moment.substring(moment.lastIndexOf(' ') + 1);
        Suite.Part broker = suite.parts("kafka").get(0);
        books.run(FUNCTION);
        try (Connection holder = books.open();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ", 1)");
            if (this == MID_BATCH) {
                signal("STOP", broker);
                awaitRows(books, 4 * row);
            }
            books.run("CREATE TRIGGER halt " + moment + " FOR EACH ROW EXECUTE FUNCTION halt('" + row + "')");
            if (this == MID_BATCH) {
                signal("CONT", broker);
            }
            awaitMore(name(), books, WAITING, 0);
            long halted = books.number(WAITING);
            suite.kill(service);
            // PostgreSQL would not notice that its client has gone, and commit once the lock lets go.
            books.run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = " + LOCK
                    + " AND NOT granted");
            books.run("DROP TRIGGER halt ON " + table);
            return halted;
        } finally {
            suite.awaitReadyAgain(service);
        }
    }

    private long killUnpublished(Suite suite, GiftBooks books, Suite.Part service) throws SQLException {
        Suite.Part broker = suite.parts("kafka").get(0);
        signal("STOP", broker);
        try {
            awaitRows(books, 1);
            suite.kill(service);
            return books.number("SELECT count(*) FROM outbox WHERE type = 'gift:sent'");
        } finally {
            signal("CONT", broker);
            suite.awaitReadyAgain(service);
        }
    }

    private void awaitRows(GiftBooks books, int rows) {
        awaitMore(
                name() + " fills the outbox", books, "SELECT count(*) FROM outbox WHERE type = 'gift:sent'", rows - 1);
    }

    private static void awaitMore(String what, GiftBooks books, String count, long than) {
        await(what)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> books.number(count) > than);
    }

    private static void signal(String name, Suite.Part part) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(part.pid())).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("kill -" + name + " " + part);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
