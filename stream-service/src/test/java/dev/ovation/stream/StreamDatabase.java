package dev.ovation.stream;

import dev.ovation.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the service's schema from outside, as a superuser, and moves its clock by moving what it remembers. */
public final class StreamDatabase {
    private StreamDatabase() {}

    public static String text(String sql, Object... values) {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public static long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    public static void run(String sql, Object... values) {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** A superuser's connection whose search path is the service's; the caller closes it. */
    public static Connection open() throws SQLException {
        Connection connection = TestInfrastructure.connect();
        connection.setSchema(StreamEngines.SCHEMA);
        return connection;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
