package dev.ovation.coordination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens connections to the service's own database beside its pool: for session locks and for workers that keep one
 * connection for as long as they live.
 *
 * <p>Both ends notice a silent peer: the server after 11 s (keepalive 5 s, then three probes 2 s apart; unacknowledged
 * data 10 s), this side after 3 s without an answer. So whoever holds a lock here stops well before the server gives
 * it to another.
 */
@ApplicationScoped
public class DirectConnections {
    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int ANSWER_TIMEOUT_SECONDS = 3;
    private static final String SILENT_PEER =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=10000";

    private final String jdbcUrl;
    private final String username;
    private final String password;

    /** The database the service's pool is configured with. */
    @Inject
    public DirectConnections(
            @ConfigProperty(name = "ovation.database.jdbc-url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.password = password;
    }

    /**
     * A new connection in auto-commit mode; the caller closes it. Blocks for at most some seconds: never call it on an
     * event loop.
     *
     * @param purpose shown as {@code application_name} in {@code pg_stat_activity}
     * @param settings server settings of this session, for example {@code -c synchronous_commit=off}; may be empty
     */
    public Connection open(String purpose, String settings) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, username);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, purpose);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS + ANSWER_TIMEOUT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_TIMEOUT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.OPTIONS.set(properties, (SILENT_PEER + " " + settings).trim());
        Connection connection = new Driver().connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: ovation.database.jdbc-url");
        }
        return connection;
    }
}
