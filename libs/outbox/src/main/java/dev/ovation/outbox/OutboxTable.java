package dev.ovation.outbox;

import dev.ovation.coordination.DirectConnections;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;

/** The relay's view of its table, on a connection of its own. Used by one thread. */
final class OutboxTable implements AutoCloseable {
    private static final String PAGE = "SELECT * FROM outbox WHERE id > ? AND id <> ALL (?) ORDER BY id LIMIT ?";
    private static final String RUNNING = """
            SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s
            """;
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";
    private static final String BURY = """
            WITH dead AS (DELETE FROM outbox WHERE id = ? RETURNING *)
            INSERT INTO outbox_dead (id, event_id, topic, key, source, type, audience, delivery, hides, data, created_at, error)
            SELECT id, event_id, topic, key, source, type, audience, delivery, hides, data, created_at, ? FROM dead
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String BACKLOG = """
            SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)
            FROM (SELECT created_at FROM outbox ORDER BY id LIMIT 100000) waiting
            """;

    private final Connection connection;

    /** How many rows wait (at most 100,000 are counted) and how old the oldest is. */
    record Backlog(long rows, double oldestSeconds) {}

    OutboxTable(DirectConnections connections) throws SQLException {
        // A delete that is lost in a crash only sends its rows again: no need to wait for the disk.
        this.connection = connections.open(
                "outbox relay",
                "-c synchronous_commit=off -c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off");
        // Always planned with the ids themselves, which PostgreSQL then looks up by hash.
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    }

    /** The oldest rows by id above a floor that are not among the given ones. */
    List<OutboxRow> page(long above, Collection<Long> without, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, above);
            select.setArray(2, ids(without));
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<OutboxRow> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(OutboxRow.read(rows));
                }
                return page;
            }
        }
    }

    /** Moves the floor up as far as running transactions let it. */
    void move(LookFloor floor) throws SQLException {
        try (PreparedStatement running = connection.prepareStatement(RUNNING);
                ResultSet row = running.executeQuery()) {
            row.next();
            floor.move(row.getLong(1), row.getLong(2));
        }
    }

    void delete(Collection<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, ids(ids));
            delete.executeUpdate();
        }
    }

    /** Moves a row to {@code outbox_dead}. */
    void bury(long id, String error) throws SQLException {
        try (PreparedStatement bury = connection.prepareStatement(BURY)) {
            bury.setLong(1, id);
            bury.setString(2, error);
            bury.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(BACKLOG);
                ResultSet row = count.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), row.getDouble(2));
        }
    }

    private Array ids(Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
