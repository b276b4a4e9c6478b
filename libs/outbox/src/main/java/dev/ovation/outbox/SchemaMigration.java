package dev.ovation.outbox;

import dev.ovation.coordination.DirectConnections;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the service's schema to what this build needs before its port opens. Flyway does the work, as the owner of the
 * schema; but a start that finds nothing to do should not pay for Flyway (a fifth of it), so the comment on the schema
 * says which files it was last brought up to (docs/adr/0013).
 *
 * <p>A schema that a newer release has brought further is left as it is: an older one's repeatable migrations ({@code R__})
 * would put its functions back under the newer one's replicas. What tells a newer release is a version this build doesn't
 * have, so a changed {@code R__} ships with a new {@code V}.
 */
@ApplicationScoped
class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final int FIRST = 1;
    private static final int TRIES_TO_CONNECT = 10;
    private static final int SECONDS_BETWEEN = 2;
    private static final String COMMENT = "Migrated by Ovation to ";

    private final DirectConnections connections;
    private final String jdbcUrl;
    private final String schema;
    private final String ownerPassword;

    SchemaMigration(
            DirectConnections connections,
            @ConfigProperty(name = "ovation.database.jdbc-url") String jdbcUrl,
            @ConfigProperty(name = "ovation.database.schema") String schema,
            @ConfigProperty(name = "ovation.database.owner-password") String ownerPassword) {
        this.connections = connections;
        this.jdbcUrl = jdbcUrl;
        this.schema = schema;
        this.ownerPassword = ownerPassword;
    }

    /** The router is announced before the port opens; {@code StartupEvent} would come after. Fails where Flyway does. */
    void onStart(@Observes @Priority(FIRST) Router beforeThePortOpens) {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        try {
            migrate(classes, MigrationFiles.of(classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there was anything to do. */
    boolean migrate(ClassLoader classes, MigrationFiles files) {
        String wanted = COMMENT + files.digest();
        if (wanted.equals(comment())) {
            return false;
        }
        Flyway flyway = flyway(classes, files);
        if (isFurther(flyway)) {
            LOG.info("The schema is a newer release's and stays as it is");
            return false;
        }
        flyway.migrate();
        comment(flyway, wanted);
        return true;
    }

    /** Whether a version has run that this build doesn't have; landed ones are never removed. */
    private static boolean isFurther(Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .anyMatch(step -> step.isVersioned() && !step.getState().isResolved());
    }

    private Flyway flyway(ClassLoader classes, MigrationFiles files) {
        return Flyway.configure(classes)
                .dataSource(jdbcUrl, schema + "_owner", ownerPassword)
                .defaultSchema(schema)
                .locations(files.folders())
                .connectRetries(TRIES_TO_CONNECT)
                .connectRetriesInterval(SECONDS_BETWEEN)
                .outOfOrder(true) // a library may add V2 after a service has run its V10
                .ignoreMigrationPatterns("*:future", "*:missing") // one that gets further while this one looks
                .load();
    }

    /** What the schema says of itself; null where it says nothing or the database does not answer: Flyway knows more. */
    private @Nullable String comment() {
        try (Connection connection = connections.open("migrations", "");
                PreparedStatement question = connection.prepareStatement(
                        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = ?")) {
            question.setString(1, schema);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() ? answer.getString(1) : null;
            }
        } catch (SQLException e) {
            LOG.debug("The schema does not say what it is", e);
            return null;
        }
    }

    /** A role that may migrate but does not own the schema leaves it unsaid; then each start asks Flyway. */
    private void comment(Flyway flyway, String comment) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA \"" + schema + "\" IS '" + comment + '\'');
        } catch (SQLException e) {
            LOG.infof("Each start will look at all migrations: %s", e.getMessage());
        }
    }
}
