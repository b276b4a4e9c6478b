package dev.ovation.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One database, and in it for each service a schema with two roles: {@code <schema>_owner} owns it and migrates it,
 * {@code <schema>} may read and write rows and nothing else. Safe to repeat; a repeat sets the passwords anew.
 */
public final class ServiceDatabases {

    public static final String DATABASE = "ovation";

    private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{8,200}");

    private ServiceDatabases() {}

    /**
     * @param schema the service's name with underscores, for example {@code gift_service}
     * @param password of the role {@code <schema>}
     * @param ownerPassword of the role {@code <schema>_owner}
     */
    public record Access(String schema, String password, String ownerPassword) {

        public Access {
            require(SCHEMA_NAME, schema, "schema name");
            require(PASSWORD, password, "password");
            require(PASSWORD, ownerPassword, "password");
        }

        private static void require(Pattern pattern, String value, String what) {
            if (!pattern.matcher(value).matches()) {
                throw new IllegalArgumentException(what + " has the wrong form");
            }
        }
    }

    /** Opens a superuser's connection to the services' database, which may have just been made. */
    @FunctionalInterface
    interface Connector {
        Connection open() throws SQLException;
    }

    /** Creates what is missing for these services. Blocks. */
    public static void ensure(EmbeddedPostgres postgres, List<Access> services) {
        try (Connection connection = postgres.connect("postgres")) {
            ensure(connection, () -> postgres.connect(DATABASE), services);
        } catch (SQLException e) {
            throw new EngineFailed("the services' schemas could not be made: " + e.getMessage(), e);
        }
    }

    static void ensure(Connection maintenance, Connector database, List<Access> services) throws SQLException {
        ensureDatabase(maintenance);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (Access service : services) {
                ensureRole(connection, service.schema() + "_owner", service.ownerPassword());
                ensureRole(connection, service.schema(), service.password());
                for (String sql : grants(service.schema())) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static void ensureDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
        try (Statement statement = connection.createStatement()) {
            statement.execute((known ? "ALTER" : "CREATE") + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<String> grants(String schema) {
        String owner = schema + "_owner";
        String madeByOwner = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA " + schema + " GRANT ";
        return List.of(
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "GRANT CONNECT, TEMPORARY ON DATABASE " + DATABASE + " TO " + owner,
                "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + schema,
                "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + owner,
                "GRANT USAGE ON SCHEMA " + schema + " TO " + schema,
                // statements name no schema: the role knows it
                "ALTER ROLE " + owner + " SET search_path = " + schema,
                "ALTER ROLE " + schema + " SET search_path = " + schema,
                madeByOwner + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + schema,
                madeByOwner + "USAGE, SELECT ON SEQUENCES TO " + schema,
                madeByOwner + "EXECUTE ON FUNCTIONS TO " + schema);
    }
}
