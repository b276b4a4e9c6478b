-- Makes all boards anew out of the gifts and reversals that are not pending; those come with the next roll-up. Answers how
-- many cells they have. What a board tells its viewers is told anew where its sums have changed.
CREATE OR REPLACE FUNCTION rebuild_boards(p_zone text) RETURNS bigint
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_cells bigint := 0;
    v_more  bigint;
BEGIN
    -- No roll-up runs meanwhile, so each statement sees a gift either as pending or as one to count.
    PERFORM hold_roll_up();
    DELETE FROM leaderboard;
    INSERT INTO leaderboard (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
    SELECT stream_id, sender_id, (array_agg(sender_username ORDER BY seq DESC))[1],
           sum(total_coins), sum(gift_count), max(seq)
    FROM counted_gifts GROUP BY stream_id, sender_id;
    GET DIAGNOSTICS v_cells = ROW_COUNT;

    WITH sums AS (
        SELECT stream_id, sum(total_coins) AS total_coins, sum(gift_count) AS gift_count
        FROM counted_gifts GROUP BY stream_id
    )
    INSERT INTO leaderboard_totals AS t (stream_id, total_coins, gift_count, version)
    SELECT coalesce(s.stream_id, t.stream_id), coalesce(s.total_coins, 0), coalesce(s.gift_count, 0), 1
    FROM sums s FULL JOIN leaderboard_totals t USING (stream_id)
    ON CONFLICT (stream_id) DO UPDATE SET
        total_coins = excluded.total_coins, gift_count = excluded.gift_count, version = t.version + 1
    WHERE (t.total_coins, t.gift_count) IS DISTINCT FROM (excluded.total_coins, excluded.gift_count);

    DELETE FROM creator_leaderboard;
    INSERT INTO creator_leaderboard
        (creator_id, period, begins, sender_id, sender_username, total_coins, gift_count, reached)
    SELECT creator_id, period, period_of(period, created_at, p_zone), sender_id,
           (array_agg(sender_username ORDER BY seq DESC))[1], sum(total_coins), sum(gift_count), max(seq)
    FROM counted_gifts CROSS JOIN unnest(ARRAY['day', 'week', 'month', 'all']) AS period
    GROUP BY 1, 2, 3, 4;
    GET DIAGNOSTICS v_more = ROW_COUNT;
    RETURN v_cells + v_more;
END
$$;
