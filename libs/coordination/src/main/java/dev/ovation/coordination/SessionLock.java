package dev.ovation.coordination;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One session advisory lock on one connection. PostgreSQL frees it with the session, so a holder that dies needs
 * nobody to clean up after it; it ends the session of one that stands still (stopped, frozen) and so has not checked for
 * 10 s, though its kernel still answers. Used by one thread.
 */
final class SessionLock implements AutoCloseable {
    // Advisory locks are per database and services share one: the schema keeps equal names of two services apart.
    private static final String ASK = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '/' || ?, 0))";

    private static final String ENDS_WHEN_SILENT = "-c idle_session_timeout=10000";

    private final Connection connection;
    private final String name;

    SessionLock(DirectConnections connections, String name) throws SQLException {
        this.connection = connections.open("runner " + name, ENDS_WHEN_SILENT);
        this.name = name;
    }

    /** Takes the lock if it is free; never waits for it. Not repeatable once it answered true. */
    boolean tryTake() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(ASK)) {
            ask.setString(1, name);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Throws when the session, and with it the lock, is gone or can't be reached. */
    void check() throws SQLException {
        try (Statement ping = connection.createStatement()) {
            ping.execute("SELECT 1");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The session is gone either way, and the lock with it.
        }
    }
}
