package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** gift-service's books as a superuser reads them, past the service. Every call has a connection of its own. */
final class GiftBooks {
    private static final String IMBALANCES = """
            SELECT 'sum ' || sum(coins) FROM (
                SELECT balance AS coins FROM wallets
                UNION ALL SELECT balance FROM accounts
                UNION ALL SELECT earnings_coins + platform_coins FROM pending_entries
                UNION ALL SELECT -amount FROM pending_issues
            ) everything HAVING sum(coins) <> 0
            UNION ALL
            SELECT 'wallets below zero: ' || count(*) FROM wallets WHERE balance < 0 HAVING count(*) > 0""";

    private final String url;
    private final String user;
    private final String password;

    GiftBooks(Suite suite) {
        JsonNode postgres = suite.status().path("postgres");
        this.url = postgres.path("jdbcUrl").asText() + "?currentSchema=gift_service&connectTimeout=2&socketTimeout=30";
        this.user = postgres.path("user").asText();
        try {
            this.password =
                    Files.readString(Path.of(postgres.path("passwordFile").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    List<String> texts(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All coins there are and those issued for them are zero together, and no wallet is below: what differs, at this moment. */
    List<String> imbalances() throws SQLException {
        return texts(IMBALANCES);
    }

    /** What contradicts the ledger. */
    List<String> faults() throws SQLException {
        return texts("SELECT f::text FROM ledger_faults('UTC') f");
    }

    List<String> giftIds(UUID stream) throws SQLException {
        return texts("SELECT id FROM stream_gifts WHERE stream_id = '" + stream + "'");
    }
}
