package dev.ovation.gift.ledger;

import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.LongWork;
import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Sums the books, and keeps what the last proof found. */
@ApplicationScoped
class LedgerRepository {
    private static final int MOST_FAULTS_SHOWN = 100;

    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String SUMS = """
            SELECT clock_timestamp() AS proved_at, (SELECT count(*) FROM transfers) AS transfers,
                   coalesce(sum(amount) FILTER (WHERE account LIKE 'wallet:%'), 0)::bigint AS wallets,
                   coalesce(sum(amount) FILTER (WHERE account LIKE 'earnings:%'), 0)::bigint AS earnings,
                   coalesce(sum(amount) FILTER (WHERE account = 'platform'), 0)::bigint AS platform,
                   coalesce(sum(amount) FILTER (WHERE account = 'issuance'), 0)::bigint AS issuance,
                   coalesce(sum(amount) FILTER (WHERE account LIKE 'debt:%'), 0)::bigint AS debt
            FROM legs
            """;
    private static final String FAULTS =
            "SELECT *, count(*) OVER () AS faults FROM ledger_faults($1) ORDER BY rule, subject LIMIT "
                    + MOST_FAULTS_SHOWN;
    private static final String STORE = """
            INSERT INTO ledger_proof AS p (proved_at, transfers, faults) VALUES ($1, $2, $3)
            ON CONFLICT (only_one) DO UPDATE
            SET proved_at = excluded.proved_at, transfers = excluded.transfers, faults = excluded.faults
            """;
    private static final String LAST =
            "SELECT faults, extract(epoch FROM clock_timestamp() - proved_at)::float8 AS age FROM ledger_proof";

    private final Pool pool;
    private final GiftConfig config;

    LedgerRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** What the last stored proof found, and how many seconds ago. */
    record LastProof(long faults, double ageSeconds) {}

    /** Looks through everything; takes as long as there are transfers, and blocks nobody. */
    Uni<LedgerProof> prove() {
        return pool.withTransaction(tx -> LongWork.begin(tx)
                .chain(() -> tx.query(ONE_SNAPSHOT).execute())
                .chain(() -> tx.preparedQuery(SUMS).execute())
                .chain(sums -> faults(tx).map(faults -> proof(sums.iterator().next(), faults))));
    }

    Uni<Void> store(LedgerProof proof) {
        Tuple values = Tuple.of(Times.value(proof.provedAt()), proof.transfers(), proof.faultCount());
        return pool.preparedQuery(STORE).execute(values).replaceWithVoid();
    }

    Uni<Optional<LastProof>> last() {
        return pool.preparedQuery(LAST)
                .execute()
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> new LastProof(row.getLong("faults"), row.getDouble("age"))));
    }

    private Uni<RowSet<Row>> faults(SqlConnection tx) {
        return tx.preparedQuery(FAULTS).execute(Tuple.of(config.zone().getId()));
    }

    private static LedgerProof proof(Row sums, RowSet<Row> differing) {
        List<Row> rows = Rows.stream(differing).toList();
        LedgerProof.Accounts accounts = new LedgerProof.Accounts(
                sums.getLong("wallets"),
                sums.getLong("earnings"),
                sums.getLong("platform"),
                sums.getLong("issuance"),
                sums.getLong("debt"));
        return new LedgerProof(
                rows.isEmpty(),
                Times.read(sums, "proved_at"),
                sums.getLong("transfers"),
                accounts,
                rows.isEmpty() ? 0 : rows.get(0).getLong("faults"),
                rows.stream().map(LedgerRepository::fault).toList());
    }

    private static LedgerProof.Fault fault(Row row) {
        return new LedgerProof.Fault(
                row.getString("rule"), row.getString("subject"), coins(row, "expected"), coins(row, "found"));
    }

    /** A gift without its transfer, or a transfer without its gift, has no figure on one side. */
    private static long coins(Row row, String side) {
        Long coins = row.getLong(side);
        return coins == null ? 0 : coins;
    }
}
