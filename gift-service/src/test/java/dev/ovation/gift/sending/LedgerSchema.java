package dev.ovation.gift.sending;

import dev.ovation.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The service's tables and functions in a schema of their own, without the service: what the database guards alone. */
final class LedgerSchema {
    static final String SCHEMA = "gift_ledger";

    private static boolean migrated;

    private LedgerSchema() {}

    /** A connection as the role a service runs with; the caller closes it. */
    static synchronized Connection connect() throws SQLException {
        if (!migrated) {
            migrate();
            migrated = true;
        }
        return TestInfrastructure.connectAs(SCHEMA);
    }

    private static void migrate() {
        Map<String, String> access = TestInfrastructure.configurationFor(SCHEMA);
        Flyway.configure()
                .dataSource(
                        TestInfrastructure.jdbcUrl(), SCHEMA + "_owner", access.get("ovation.database.owner-password"))
                .defaultSchema(SCHEMA)
                .locations("db/outbox", "db/directory", "db/migration")
                .load()
                .migrate();
    }

    /** What {@code send_gift} answers. */
    record Answer(String outcome, Long balance, Long required, Integer retryAfter) {}

    static Answer send(Connection db, UUID id, UUID sender, UUID gift, int quantity, String key) throws SQLException {
        return send(db, id, sender, gift, quantity, key, 0, 0);
    }

    /** With limits on what the sender may spend, 0 for none. */
    static Answer send(
            Connection db, UUID id, UUID sender, UUID gift, int quantity, String key, long mostAMinute, long mostADay)
            throws SQLException {
        String sql = "SELECT * FROM send_gift(?, ?, ?, 'fan', ?, ?, ?, ?, NULL, ?, 7000, '3 seconds', ?, ?)";
        try (PreparedStatement call = db.prepareStatement(sql)) {
            call.setObject(1, id);
            call.setObject(2, new UUID(0, 1));
            call.setObject(3, sender);
            call.setObject(4, gift);
            call.setInt(5, quantity);
            call.setString(6, key);
            call.setString(7, gift + " " + quantity);
            call.setObject(8, new UUID(0, 2));
            call.setLong(9, mostAMinute);
            call.setLong(10, mostADay);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(
                        row.getString("outcome"),
                        row.getObject("balance", Long.class),
                        row.getObject("required", Long.class),
                        row.getObject("retry_after", Integer.class));
            }
        }
    }

    static UUID gift(Connection db, int cost) throws SQLException {
        UUID gift = UUID.randomUUID();
        run(
                db,
                "INSERT INTO virtual_gifts (id, name, emoji, coin_cost, animation_type) VALUES (?, 'Any', '🎁', ?, 'float')",
                gift,
                cost);
        return gift;
    }

    static void open(Connection db, UUID user, long coins) throws SQLException {
        text(db, "SELECT open_wallet(?, ?)", user, coins);
    }

    static void run(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(db, sql, values)) {
            statement.execute();
        }
    }

    static long number(Connection db, String sql, Object... values) throws SQLException {
        return Long.parseLong(text(db, sql, values));
    }

    static String text(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(db, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static PreparedStatement prepare(Connection db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
