package dev.ovation.chat;

import dev.ovation.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the service's tables from outside. */
public final class Database {
    private Database() {}

    /** A connection as the service's role; the caller closes it. */
    public static Connection open() throws SQLException {
        return TestInfrastructure.connectAs(ChatEngines.SCHEMA);
    }

    /** The first column of the first row, as a whole number. */
    public static long number(String sql, Object... values) {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
