-- What each sender gave to the hype train that runs, as the roll-up carried it over: summing a long train's gifts each
-- second would cost ever more.
CREATE TABLE hype_contributions (
    stream_id       uuid   NOT NULL,
    sender_id       uuid   NOT NULL,
    sender_username text   NOT NULL,
    total_coins     bigint NOT NULL,
    gift_count      bigint NOT NULL,
    -- as in leaderboard: of equal sums the lower one ranks higher
    reached         bigint NOT NULL,
    CONSTRAINT pk_hype_contributions PRIMARY KEY (stream_id, sender_id)
) WITH (fillfactor = 80);

-- With what is pending, exact.
CREATE VIEW hype_entries AS
SELECT stream_id, sender_id, sender_username, total_coins, gift_count, reached FROM hype_contributions
UNION ALL
SELECT p.stream_id, p.sender_id, p.sender_username, p.total_coins, p.gift_count, p.seq
FROM pending_entries p JOIN hype_trains h ON h.stream_id = p.stream_id AND h.ended_at IS NULL AND p.created_at >= h.counts_from;

-- No roll-up meanwhile: what is pending comes with the next.
SELECT pg_advisory_xact_lock('pending_entries'::regclass::integer);
INSERT INTO hype_contributions (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
SELECT stream_id, sender_id, (array_agg(c.sender_username ORDER BY c.seq DESC))[1],
       sum(c.total_coins), sum(c.gift_count), max(c.seq)
FROM counted_gifts c JOIN hype_trains h USING (stream_id)
WHERE h.ended_at IS NULL AND c.created_at >= h.counts_from
GROUP BY stream_id, sender_id;
