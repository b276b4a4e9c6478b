-- Carries pending gifts, at most so many, onto the boards, into hype trains and into the accounts; only one creator's where p_creator names
-- one. Answers how many they were. One at a time: whoever holds the lock sees everything either pending or carried over.
-- p_zone: in whose days, weeks and months creators' boards are kept.
CREATE OR REPLACE FUNCTION roll_up(p_most integer, p_creator uuid, p_zone text) RETURNS bigint
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_gifts bigint;
BEGIN
    PERFORM hold_roll_up();
    WITH taken AS (
        DELETE FROM pending_entries WHERE seq IN (
            SELECT seq FROM pending_entries WHERE p_creator IS NULL OR creator_id = p_creator ORDER BY seq LIMIT p_most)
        RETURNING *
    ), streams AS (
        SELECT stream_id, sender_id, sum(total_coins) AS total_coins, sum(gift_count) AS gift_count,
               max(seq) AS reached, (array_agg(sender_username ORDER BY seq DESC))[1] AS sender_username
        FROM taken GROUP BY stream_id, sender_id
    ), cells AS (
        INSERT INTO leaderboard AS b (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
        SELECT stream_id, sender_id, sender_username, total_coins, gift_count, reached FROM streams
        ON CONFLICT (stream_id, sender_id) DO UPDATE SET
            sender_username = CASE WHEN excluded.reached > b.reached
                THEN excluded.sender_username ELSE b.sender_username END,
            total_coins = b.total_coins + excluded.total_coins,
            gift_count = b.gift_count + excluded.gift_count,
            reached = greatest(b.reached, excluded.reached)
    ), totals AS (
        INSERT INTO leaderboard_totals AS t (stream_id, total_coins, gift_count, version)
        SELECT stream_id, sum(total_coins), sum(gift_count), 1 FROM streams GROUP BY stream_id
        ON CONFLICT (stream_id) DO UPDATE SET
            total_coins = t.total_coins + excluded.total_coins,
            gift_count = t.gift_count + excluded.gift_count,
            version = t.version + 1
    ), creators AS (
        INSERT INTO creator_leaderboard AS b
            (creator_id, period, begins, sender_id, sender_username, total_coins, gift_count, reached)
        SELECT creator_id, period, period_of(period, created_at, p_zone), sender_id,
               (array_agg(sender_username ORDER BY seq DESC))[1], sum(total_coins), sum(gift_count), max(seq)
        FROM taken CROSS JOIN unnest(ARRAY['day', 'week', 'month', 'all']) AS period
        GROUP BY 1, 2, 3, 4
        ON CONFLICT (creator_id, period, begins, sender_id) DO UPDATE SET
            sender_username = CASE WHEN excluded.reached > b.reached
                THEN excluded.sender_username ELSE b.sender_username END,
            total_coins = b.total_coins + excluded.total_coins,
            gift_count = b.gift_count + excluded.gift_count,
            reached = greatest(b.reached, excluded.reached)
    ), ridden AS (
        INSERT INTO hype_contributions AS b (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
        SELECT t.stream_id, sender_id, (array_agg(sender_username ORDER BY seq DESC))[1],
               sum(total_coins), sum(gift_count), max(seq)
        FROM taken t
        JOIN hype_trains h ON h.stream_id = t.stream_id AND h.ended_at IS NULL AND t.created_at >= h.counts_from
        GROUP BY t.stream_id, sender_id
        ON CONFLICT (stream_id, sender_id) DO UPDATE SET
            sender_username = CASE WHEN excluded.reached > b.reached
                THEN excluded.sender_username ELSE b.sender_username END,
            total_coins = b.total_coins + excluded.total_coins,
            gift_count = b.gift_count + excluded.gift_count,
            reached = greatest(b.reached, excluded.reached)
    ), issued AS (
        DELETE FROM pending_issues WHERE seq IN (SELECT seq FROM pending_issues ORDER BY seq LIMIT p_most)
        RETURNING amount
    ), earned AS (
        INSERT INTO accounts AS a (name, balance)
        SELECT name, sum(coins) FROM (
            SELECT 'earnings:' || creator_id AS name, earnings_coins AS coins FROM taken
            UNION ALL SELECT 'platform', platform_coins FROM taken
            UNION ALL SELECT 'issuance', -amount FROM issued
        ) parts
        WHERE coins <> 0 GROUP BY name
        ON CONFLICT (name) DO UPDATE SET balance = a.balance + excluded.balance
    )
    SELECT count(*) INTO v_gifts FROM taken;
    RETURN v_gifts;
END
$$;
