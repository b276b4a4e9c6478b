package dev.ovation.stream.lifecycle;

import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers over restarts when the media server was last asked, and since when it has been silent. */
@ApplicationScoped
class MediaWatchRepository {
    /** More between two rounds is a gap: nobody has listened. */
    static final Duration GAP = Duration.ofSeconds(10);

    // a gap forgets the silence: it may have been the one who asks that was away
    private static final String ROUND = """
            WITH before AS (SELECT * FROM media_watch FOR UPDATE)
            UPDATE media_watch w SET
                observed_at = clock_timestamp(),
                answered_at = CASE WHEN $1::boolean THEN clock_timestamp() ELSE w.answered_at END,
                unreachable_since = CASE
                    WHEN $1::boolean IS NOT FALSE OR w.answered_at IS NULL THEN NULL
                    WHEN w.unreachable_since IS NULL OR w.observed_at < clock_timestamp() - $2 * interval '1 second'
                        THEN clock_timestamp()
                    ELSE w.unreachable_since END
            FROM before
            RETURNING w.observed_at AS now, w.answered_at, w.unreachable_since,
                      before.unreachable_since AS was_unreachable_since, before.observed_at AS before
            """;
    private static final String FRESH_GRACE = """
            UPDATE streams SET missing_since = clock_timestamp(), timed_out = false
            WHERE status = 'live' AND missing_since IS NOT NULL
            """;

    private final Pool pool;

    MediaWatchRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * One round.
     *
     * @param now the database's time
     * @param everAnswered whether the server has answered this database's service at any time
     * @param unreachableSince null while it answers
     * @param isBack it answers for the first time after a silence
     * @param gap nobody has looked for a while before this round
     */
    record Round(
            Instant now, boolean everAnswered, @Nullable Instant unreachableSince, boolean isBack, boolean gap) {}

    /** @param answered null when there is no server to ask */
    Uni<Round> record(@Nullable Boolean answered) {
        return pool.preparedQuery(ROUND)
                .execute(Tuple.of(answered, GAP.toSeconds()))
                .map(rows -> read(rows.iterator().next()));
    }

    private static Round read(Row row) {
        Instant now = Times.read(row, "now");
        Instant before = Times.readNullable(row, "before");
        Instant unreachableSince = Times.readNullable(row, "unreachable_since");
        return new Round(
                now,
                Times.readNullable(row, "answered_at") != null,
                unreachableSince,
                unreachableSince == null && Times.readNullable(row, "was_unreachable_since") != null,
                before == null || before.plus(GAP).isBefore(now));
    }

    /** All who are missing now begin their grace anew: nobody could come back while the server was away. */
    Uni<Void> freshGrace() {
        return pool.query(FRESH_GRACE).execute().replaceWithVoid();
    }
}
