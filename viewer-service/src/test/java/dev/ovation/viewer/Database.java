package dev.ovation.viewer;

import dev.ovation.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the service's tables from outside. */
public final class Database {
    private Database() {}

    /** The first column of the first row, as a whole number. */
    public static long number(String sql, Object... values) {
        try (Connection connection = TestInfrastructure.connectAs(ViewerEngines.SCHEMA);
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

    /** Runs a statement as the database's owner; {@code %1$s} is the service's schema. */
    static void run(String sql) {
        try (Connection connection = TestInfrastructure.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(ViewerEngines.SCHEMA));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
