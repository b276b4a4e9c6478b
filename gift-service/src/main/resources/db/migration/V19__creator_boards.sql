-- Boards of a creator over all streams: by day, week (from Monday), month and for all time, in the zone the operator set.
-- A period is known by its first day; all time began with day one.
CREATE TABLE creator_leaderboard (
    creator_id      uuid   NOT NULL,
    period          text   NOT NULL
        CONSTRAINT ck_creator_leaderboard_period CHECK (period IN ('day', 'week', 'month', 'all')),
    begins          date   NOT NULL,
    sender_id       uuid   NOT NULL,
    sender_username text   NOT NULL,
    total_coins     bigint NOT NULL,
    gift_count      bigint NOT NULL,
    -- as in leaderboard: of equal sums the lower one ranks higher
    reached         bigint NOT NULL,
    CONSTRAINT pk_creator_leaderboard PRIMARY KEY (creator_id, period, begins, sender_id)
) WITH (fillfactor = 80);

-- In which period of a kind a moment lies.
CREATE FUNCTION period_of(p_period text, p_at timestamptz, p_zone text) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN p_period = 'all' THEN date '0001-01-01' ELSE date_trunc(p_period, p_at AT TIME ZONE p_zone)::date END
$$;

CREATE INDEX ix_stream_gifts_creator_id_created_at ON stream_gifts (creator_id, created_at DESC);

-- What is pending comes with the roll-up. In UTC, as the service is unless told otherwise; a rebuild sets other zones right.
INSERT INTO creator_leaderboard
    (creator_id, period, begins, sender_id, sender_username, total_coins, gift_count, reached)
SELECT creator_id, period, period_of(period, created_at, 'UTC'), sender_id,
       (array_agg(sender_username ORDER BY seq DESC))[1], sum(total_coins), count(*), max(seq)
FROM stream_gifts g CROSS JOIN unnest(ARRAY['day', 'week', 'month', 'all']) AS period
WHERE NOT EXISTS (SELECT FROM pending_entries p WHERE p.seq = g.seq)
GROUP BY 1, 2, 3, 4;
