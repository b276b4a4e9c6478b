package dev.ovation.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/**
 * A database beside the service's on the same server, made by the service's own migrations, in which nobody works but
 * pgbench; and in it the naive schema.
 */
final class BenchDatabase {
    private static final String NAME = "bench";
    private static final String SCHEMA = "gift_service";

    private final SuiteUnderTest suite;
    private final int port;

    BenchDatabase(SuiteUnderTest suite, Path home) {
        this.suite = suite;
        this.port = URI.create(suite.jdbcUrl().substring("jdbc:".length())).getPort();
        run(suite.jdbcUrl(), "CREATE DATABASE " + NAME);
        run("CREATE SCHEMA " + SCHEMA);
        Flyway.configure()
                .dataSource(url(), user(), password())
                .defaultSchema(SCHEMA)
                .outOfOrder(true)
                .locations(
                        "filesystem:" + home.resolve("libs/outbox/src/main/resources/db/outbox"),
                        "filesystem:" + home.resolve("libs/stream-directory/src/main/resources/db/directory"),
                        "filesystem:" + home.resolve("gift-service/src/main/resources/db/migration"))
                .load()
                .migrate();
        run("ALTER DATABASE " + NAME + " SET search_path = " + SCHEMA);
        run(resource("seed.sql"));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    String name() {
        return NAME;
    }

    int port() {
        return port;
    }

    String user() {
        return suite.databaseUser();
    }

    String password() {
        return suite.databasePassword();
    }

    /** As it is before a leg: nothing waits to be rolled up or relayed, and statistics are fresh. */
    void tidy() {
        run("TRUNCATE outbox, pending_entries");
        run("VACUUM ANALYZE");
        run("CHECKPOINT");
    }

    void run(String sql) {
        run(url(), sql);
    }

    private void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailed("the database refused: " + e.getMessage(), e);
        }
    }

    /** One column of what the service's own schema holds. */
    List<String> inTheService(String sql) {
        String url = suite.jdbcUrl() + "?currentSchema=" + SCHEMA;
        try (Connection connection = DriverManager.getConnection(url, user(), password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new BenchFailed("the database refused: " + e.getMessage(), e);
        }
    }

    static String resource(String name) {
        try (InputStream in = BenchDatabase.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchFailed("can't read " + name, e);
        }
    }
}
