package dev.ovation.outbox;

import dev.ovation.coordination.DirectConnections;
import dev.ovation.coordination.SingleRunner;
import dev.ovation.local.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A schema with an outbox, and relays as the replicas of a service run them, without the rest of the service. */
final class RelayFixture {
    private static final String INSERT = """
            INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
            VALUES (?, 'ovation.chat', ?, '/chat-service', 'chat:deleted', 'public', 'kept', ?)
            """;

    final String schema;
    final DirectConnections connections;

    RelayFixture(String schema) {
        this.schema = schema;
        Map<String, String> access = TestInfrastructure.configurationFor(schema);
        migrate(access.get("ovation.database.owner-password"));
        connections =
                new DirectConnections(TestInfrastructure.jdbcUrl(), schema, access.get("ovation.database.password"));
    }

    private void migrate(String ownerPassword) {
        try (InputStream script = RelayFixture.class.getResourceAsStream("/db/outbox/V1__outbox.sql");
                Connection owner =
                        DriverManager.getConnection(TestInfrastructure.jdbcUrl(), schema + "_owner", ownerPassword);
                Statement statement = owner.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException e) {
            throw new AssertionError("the outbox could not be made", e);
        }
    }

    /** One more replica; close it to stop it in good order. */
    SingleRunner replica() {
        OutboxRelay relay = new OutboxRelay(
                connections,
                Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
                new SimpleMeterRegistry());
        return new SingleRunner("outbox-relay", connections, relay).start();
    }

    Connection connect() throws SQLException {
        return TestInfrastructure.connectAs(schema);
    }

    /** Adds an event to the connection's transaction. */
    static void insert(Connection connection, UUID eventId, UUID stream, String data) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, eventId);
            insert.setString(2, stream.toString());
            insert.setString(3, data);
            insert.executeUpdate();
        }
    }

    /** Ends the session that holds the relay's lock, as a broken line would. */
    boolean breakLock() {
        return Database.number("SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l JOIN pg_stat_activity a"
                        + " ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND a.usename = '" + schema
                        + "'")
                > 0;
    }

    long waiting() {
        return Database.number("SELECT count(*) FROM " + schema + ".outbox");
    }
}
