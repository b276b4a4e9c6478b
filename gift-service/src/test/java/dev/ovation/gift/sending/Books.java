package dev.ovation.gift.sending;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The books kept twice: by the database's own functions, and as a child would keep them, in maps. */
final class Books {
    static final int SHARE = 7_000;
    static final long OPENING = 1_000;
    private static final List<UUID> STREAMS = List.of(UUID.randomUUID(), UUID.randomUUID());

    /** A gift that was sent, as the child remembers it. */
    record Sent(UUID id, UUID stream, UUID sender, long coins) {
        long share() {
            return coins * SHARE / 10_000;
        }
    }

    final Connection db;
    final List<UUID> fans = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    final UUID coin;
    private final UUID creator = UUID.randomUUID();
    private final Map<UUID, Long> wallets = new HashMap<>();
    private final Map<String, Long> boards = new HashMap<>();
    private final Set<UUID> over = new HashSet<>();
    private final Set<UUID> reversed = new HashSet<>();
    final List<Sent> sent = new ArrayList<>();
    private long earned;
    // of everybody's accounts: what other tests left there is where these books begin
    private long issuance;
    private long platform;

    Books() {
        try {
            db = LedgerSchema.connect();
            db.setAutoCommit(false); // and never committed: no chain sees another's
            coin = LedgerSchema.gift(db, 1);
            issuance = booked("issuance");
            platform = booked("platform");
            for (UUID fan : fans) {
                LedgerSchema.open(db, fan, OPENING);
                wallets.put(fan, OPENING);
                issuance -= OPENING;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void topUp(int fan, long coins) throws SQLException {
        UUID who = fans.get(fan);
        LedgerSchema.text(
                db,
                "SELECT outcome FROM top_up(?, ?, true, ?, ?, 100, ?, 'f')",
                UUID.randomUUID(),
                who,
                who,
                coins,
                UUID.randomUUID().toString());
        wallets.merge(who, coins, Long::sum);
        issuance -= coins;
    }

    /** The same key twice: the second time nothing may happen. */
    void gift(int fan, int stream, int coins, boolean repeated) throws SQLException {
        UUID who = fans.get(fan);
        UUID where = STREAMS.get(stream);
        UUID id = UUID.randomUUID();
        String key = id.toString();
        String outcome = send(id, where, who, coins, key);
        String expected =
                over.contains(where) ? "stream_not_live" : wallets.get(who) >= coins ? "sent" : "insufficient_coins";
        mustBe(expected, outcome);
        if (outcome.equals("sent")) {
            Sent gift = new Sent(id, where, who, coins);
            sent.add(gift);
            wallets.merge(who, -gift.coins(), Long::sum);
            earned += gift.share();
            platform += gift.coins() - gift.share();
            boards.merge(where + " " + who, gift.coins(), Long::sum);
        }
        if (repeated) {
            mustBe(outcome.equals("sent") ? "replayed" : expected, send(UUID.randomUUID(), where, who, coins, key));
        }
    }

    private String send(UUID id, UUID stream, UUID sender, int coins, String key) throws SQLException {
        return LedgerSchema.text(
                db,
                "SELECT outcome FROM send_gift(?, ?, ?, 'fan', ?, ?, ?, ?, NULL, ?, ?, '3 s', 0, 0)",
                id,
                stream,
                sender,
                coin,
                coins,
                key,
                stream + " " + coins,
                creator,
                SHARE);
    }

    void reverse(int which) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        Sent gift = sent.get(which % sent.size());
        String outcome = LedgerSchema.text(
                db,
                "SELECT outcome FROM reverse_gift(?, ?, ?, ?, true, 'why', ?, 'f', 'UTC')",
                UUID.randomUUID(),
                gift.stream(),
                gift.id(),
                creator,
                UUID.randomUUID().toString());
        mustBe(reversed.contains(gift.id()) ? "already_reversed" : "done", outcome);
        if (reversed.add(gift.id())) {
            wallets.merge(gift.sender(), gift.coins(), Long::sum);
            earned -= gift.share();
            platform -= gift.coins() - gift.share();
            boards.merge(gift.stream() + " " + gift.sender(), -gift.coins(), Long::sum);
        }
    }

    void end(int stream) throws SQLException {
        UUID where = STREAMS.get(stream);
        LedgerSchema.run(db, "INSERT INTO closed_streams (stream_id) VALUES (?) ON CONFLICT DO NOTHING", where);
        over.add(where);
    }

    void carryForward() throws SQLException {
        LedgerSchema.text(db, "SELECT roll_up(3, NULL, 'UTC')");
    }

    void rebuild() throws SQLException {
        LedgerSchema.text(db, "SELECT rebuild_boards('UTC')");
    }

    /** A gift whose transaction never commits: the process died before. */
    void crash(int fan, int stream, int coins) throws SQLException {
        Savepoint before = db.setSavepoint();
        send(
                UUID.randomUUID(),
                STREAMS.get(stream),
                fans.get(fan),
                coins,
                UUID.randomUUID().toString());
        db.rollback(before);
    }

    /** The database agrees with the child and with itself. */
    void mustAgree() throws SQLException {
        for (Map.Entry<UUID, Long> wallet : wallets.entrySet()) {
            mustBe(
                    wallet.getValue(),
                    LedgerSchema.number(db, "SELECT balance FROM wallets WHERE user_id = ?", wallet.getKey()));
        }
        mustBe(earned, booked("earnings:" + creator));
        mustBe(platform, booked("platform"));
        mustBe(issuance, booked("issuance"));
        for (Map.Entry<String, Long> cell : boards.entrySet()) {
            String[] whose = cell.getKey().split(" ");
            String sum = """
                    SELECT coalesce(sum(total_coins), 0) FROM (
                        SELECT stream_id, sender_id, total_coins FROM leaderboard
                        UNION ALL SELECT stream_id, sender_id, total_coins FROM pending_entries
                    ) parts WHERE stream_id = ?::uuid AND sender_id = ?::uuid
                    """;
            mustBe(cell.getValue(), LedgerSchema.number(db, sum, whose[0], whose[1]));
        }
        String faults = LedgerSchema.text(db, "SELECT string_agg(f::text, E'\\n') FROM ledger_faults('UTC') f");
        if (faults != null) {
            throw new AssertionError("the books contradict each other:\n" + faults);
        }
    }

    private long booked(String account) throws SQLException {
        return LedgerSchema.number(db, "SELECT coalesce(sum(amount), 0) FROM legs WHERE account = ?", account);
    }

    void close() {
        try {
            db.rollback();
            db.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void mustBe(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    @Override
    public String toString() {
        return "wallets " + wallets.values() + ", earned " + earned + ", platform " + platform;
    }
}
