-- All coins of a stream at this moment, pending ones and reversals included.
CREATE OR REPLACE FUNCTION stream_coins(p_stream uuid) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (coalesce((SELECT total_coins FROM leaderboard_totals WHERE stream_id = p_stream), 0)
            + coalesce((SELECT sum(total_coins) FROM pending_entries WHERE stream_id = p_stream), 0))::bigint
$$;
