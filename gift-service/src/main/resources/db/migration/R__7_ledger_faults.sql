-- Everything in which balances, boards and gift rows differ from what was booked, all in one snapshot: nothing, when the
-- books are right. expected follows from the transfers or the gifts, found is what stands there.
CREATE OR REPLACE FUNCTION ledger_faults(p_zone text)
RETURNS TABLE (rule text, subject text, expected bigint, found bigint)
LANGUAGE sql STABLE AS $$
    WITH booked AS (
        SELECT account, sum(amount)::bigint AS balance FROM legs GROUP BY account
    ), held AS (
        SELECT account, sum(balance)::bigint AS balance FROM (
            SELECT 'wallet:' || user_id AS account, balance FROM wallets
            UNION ALL SELECT name, balance FROM accounts
            UNION ALL SELECT 'earnings:' || creator_id, earnings_coins FROM pending_entries
            UNION ALL SELECT 'platform', platform_coins FROM pending_entries
            UNION ALL SELECT 'issuance', -amount FROM pending_issues
        ) parts GROUP BY account
    ), history AS (
        SELECT id, balance_after,
               sum(CASE WHEN credit_account = 'wallet:' || wallet_id THEN amount ELSE -amount END)
                   OVER (PARTITION BY wallet_id ORDER BY seq) AS balance
        FROM transfers WHERE wallet_id IS NOT NULL
    ), paid AS (
        SELECT * FROM transfers WHERE kind = 'gift'
    ), taken_back AS (
        SELECT * FROM transfers WHERE kind = 'reversal'
    ), cells AS (
        SELECT stream_id, sender_id, total_coins, gift_count, reached FROM leaderboard
        UNION ALL SELECT stream_id, sender_id, total_coins, gift_count, seq FROM pending_entries
    ), creator_cells AS (
        SELECT creator_id, period, begins, sender_id, total_coins, gift_count, reached FROM creator_leaderboard
        UNION ALL
        SELECT creator_id, period, period_of(period, created_at, p_zone), sender_id, total_coins, gift_count, seq
        FROM pending_entries CROSS JOIN unnest(ARRAY['day', 'week', 'month', 'all']) AS period
    )
    SELECT 'balance', account, coalesce(b.balance, 0), coalesce(h.balance, 0)
    FROM booked b FULL JOIN held h USING (account)
    WHERE coalesce(b.balance, 0) <> coalesce(h.balance, 0)
    UNION ALL
    SELECT 'wallet-history', id::text, balance::bigint, balance_after FROM history WHERE balance <> balance_after
    UNION ALL
    SELECT 'gift', coalesce(g.id, t.reference)::text, t.amount, g.total_coins
    FROM stream_gifts g FULL JOIN paid t ON t.reference = g.id
    WHERE (t.amount, t.debit_account, t.credit_account)
          IS DISTINCT FROM (g.total_coins, 'wallet:' || g.sender_id, 'earnings:' || g.creator_id)
       OR g.total_coins % g.quantity <> 0
    UNION ALL
    SELECT 'share', t.reference::text, t.amount * coalesce(t.creator_share, 10000) / 10000, g.creator_coins
    FROM paid t
    JOIN stream_gifts g ON g.id = t.reference
    LEFT JOIN transfers f ON f.kind = 'platform_fee' AND f.reference = t.reference
    WHERE t.amount * coalesce(t.creator_share, 10000) / 10000 <> g.creator_coins
       OR t.amount - g.creator_coins <> coalesce(f.amount, 0)
    UNION ALL
    SELECT 'reversal', coalesce(r.gift_sent_id, t.reference)::text, g.total_coins, t.amount
    FROM gift_reversals r JOIN stream_gifts g ON g.id = r.gift_sent_id FULL JOIN taken_back t ON t.reference = g.id
    WHERE (t.amount, t.credit_account, t.debit_account)
          IS DISTINCT FROM (g.total_coins, 'wallet:' || g.sender_id, 'earnings:' || g.creator_id)
    UNION ALL
    SELECT 'board', concat(stream_id, '/', sender_id), coalesce(e.coins, 0), coalesce(c.coins, 0)
    FROM (SELECT stream_id, sender_id, sum(total_coins)::bigint AS coins, sum(gift_count) AS gifts, max(seq) AS reached
          FROM board_entries GROUP BY 1, 2) e
    FULL JOIN (SELECT stream_id, sender_id, sum(total_coins)::bigint AS coins, sum(gift_count) AS gifts,
                      max(reached) AS reached
               FROM cells GROUP BY 1, 2) c USING (stream_id, sender_id)
    WHERE (e.coins, e.gifts, e.reached) IS DISTINCT FROM (c.coins, c.gifts, c.reached)
    UNION ALL
    SELECT 'board-total', stream_id::text, coalesce(e.coins, 0), coalesce(t.coins, 0)
    FROM (SELECT stream_id, sum(total_coins)::bigint AS coins, sum(gift_count)::bigint AS gifts
          FROM board_entries GROUP BY 1) e
    FULL JOIN (SELECT stream_id, sum(total_coins)::bigint AS coins, sum(gift_count)::bigint AS gifts FROM (
                   SELECT stream_id, total_coins, gift_count FROM leaderboard_totals
                   UNION ALL SELECT stream_id, total_coins, gift_count FROM pending_entries
               ) parts GROUP BY 1) t USING (stream_id)
    WHERE (e.coins, e.gifts) IS DISTINCT FROM (t.coins, t.gifts)
    UNION ALL
    SELECT 'creator-board', concat_ws('/', creator_id, period, begins, sender_id), coalesce(e.coins, 0), coalesce(c.coins, 0)
    FROM (SELECT creator_id, period, period_of(period, created_at, p_zone) AS begins, sender_id,
                 sum(total_coins)::bigint AS coins, sum(gift_count) AS gifts, max(seq) AS reached
          FROM board_entries CROSS JOIN unnest(ARRAY['day', 'week', 'month', 'all']) AS period GROUP BY 1, 2, 3, 4) e
    FULL JOIN (SELECT creator_id, period, begins, sender_id, sum(total_coins)::bigint AS coins, sum(gift_count) AS gifts,
                      max(reached) AS reached
               FROM creator_cells GROUP BY 1, 2, 3, 4) c USING (creator_id, period, begins, sender_id)
    WHERE (e.coins, e.gifts, e.reached) IS DISTINCT FROM (c.coins, c.gifts, c.reached)
$$;
