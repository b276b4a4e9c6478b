-- Sends gifts of several senders, each once: one call, one transaction. Books those that nothing stands against, by the same
-- rules as send_gift, and answers them; of the others nothing is left, and send_gift says what is wrong with each. Failing
-- to get a lock soon breaks it off, with nothing written.
--
-- The n-th elements of the arrays are one gift, the other parameters are send_gift's. Claims and then wallets are taken in
-- the order of senders, so that two calls can't wait for each other. Planned once: a plan for each call costs as much as
-- some six gifts, and is the same.
CREATE OR REPLACE FUNCTION send_gifts(
    p_ids uuid[], p_streams uuid[], p_senders uuid[], p_usernames text[], p_gifts uuid[], p_quantities integer[],
    p_keys text[], p_fingerprints text[], p_creators uuid[],
    p_share integer, p_combo interval, p_most_a_minute bigint, p_most_a_day bigint
) RETURNS TABLE (sender uuid, answer text)
LANGUAGE plpgsql SET lock_timeout = '100ms' SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    v_now     timestamptz;
    v_minute  interval := '1 minute';
    v_day     interval := '1 day';
    v_claimed uuid[];
    v_sent    bigint;
BEGIN
    -- Whoever of them has this key in use, or used it before, is left out.
    WITH claimed AS (
        INSERT INTO idempotency_keys (user_id, operation, key, fingerprint)
        SELECT a.sender, 'gift', a.key, a.fingerprint
        FROM unnest(p_senders, p_keys, p_fingerprints) AS a(sender, key, fingerprint) ORDER BY a.sender
        ON CONFLICT (user_id, operation, key) DO NOTHING
        RETURNING user_id
    )
    SELECT coalesce(array_agg(user_id), '{}') INTO v_claimed FROM claimed;

    -- From here on nobody else sends, tops up or reverses for these senders.
    PERFORM FROM wallets w WHERE w.user_id = ANY (v_claimed) ORDER BY w.user_id FOR NO KEY UPDATE;
    v_now := clock_timestamp();

    RETURN QUERY
    WITH asked AS MATERIALIZED (
        SELECT a.*, g.coin_cost::bigint * a.quantity AS required,
               json_build_object(
                   'id', g.id, 'name', g.name, 'emoji', g.emoji, 'animationType', g.animation_type,
                   'rarity', g.rarity, 'coinCost', g.coin_cost) AS gift_view
        FROM unnest(p_ids, p_streams, p_senders, p_usernames, p_gifts, p_quantities, p_keys, p_creators)
            AS a(id, stream, sender, username, gift, quantity, key, creator)
        JOIN virtual_gifts g ON g.id = a.gift AND g.retired_at IS NULL
        WHERE a.sender = ANY (v_claimed) AND a.creator <> a.sender
          AND NOT EXISTS (SELECT FROM closed_streams c WHERE c.stream_id = a.stream)
          AND NOT EXISTS (SELECT FROM known_stream k WHERE k.stream_id = a.stream AND k.status = 'ended')
    ), debited AS (
        UPDATE wallets w
        SET balance = w.balance - a.required,
            minute_coins = a.required + spent_since(w.minute_began, w.minute_coins, v_minute, v_now),
            minute_began = CASE WHEN v_now < w.minute_began + v_minute THEN w.minute_began ELSE v_now END,
            day_coins = a.required + spent_since(w.day_began, w.day_coins, v_day, v_now),
            day_began = CASE WHEN v_now < w.day_began + v_day THEN w.day_began ELSE v_now END
        FROM asked a
        WHERE w.user_id = a.sender AND w.balance >= a.required
          AND (p_most_a_minute = 0
               OR a.required + spent_since(w.minute_began, w.minute_coins, v_minute, v_now) <= p_most_a_minute)
          AND (p_most_a_day = 0
               OR a.required + spent_since(w.day_began, w.day_coins, v_day, v_now) <= p_most_a_day)
        RETURNING a.*, w.balance, a.required * p_share / 10000 AS creator_coins
    ), combo AS (
        INSERT INTO combos AS c
            (stream_id, sender_id, gift_id, combo_id, sender_username, gift, combo_count, combo_coins, expires_at)
        SELECT stream, sender, gift, uuidv7(), username, gift_view, quantity, required, v_now + p_combo FROM debited
        ON CONFLICT (stream_id, sender_id, gift_id) DO UPDATE SET
            -- The second bound keeps a combo countable for everybody.
            (combo_id, combo_count, combo_coins) = (
                SELECT CASE WHEN is_over THEN excluded.combo_id ELSE c.combo_id END,
                       CASE WHEN is_over THEN 0 ELSE c.combo_count END + excluded.combo_count,
                       CASE WHEN is_over THEN 0 ELSE c.combo_coins END + excluded.combo_coins
                FROM (SELECT c.expires_at <= v_now OR c.combo_count > 1000000 AS is_over) look),
            sender_username = excluded.sender_username, gift = excluded.gift, expires_at = excluded.expires_at
        RETURNING new.sender_id, new.combo_id, new.combo_count, new.combo_coins, new.expires_at, old.combo_id AS old_id,
                  combo_ended(old) AS ended
    ), gift AS (
        INSERT INTO stream_gifts
            (id, stream_id, creator_id, sender_id, sender_username, gift_id, quantity, total_coins, creator_coins, created_at)
        SELECT id, stream, creator, sender, username, gift, quantity, required, creator_coins, v_now FROM debited
        RETURNING sender_id, seq
    ), booked AS (
        INSERT INTO transfers
            (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after, creator_share, created_at)
        SELECT 'wallet:' || sender, 'earnings:' || creator, required, 'gift', id, sender, balance, p_share, v_now FROM debited
        UNION ALL
        SELECT 'earnings:' || creator, 'platform', required - creator_coins, 'platform_fee', id, NULL, NULL, p_share, v_now
        FROM debited WHERE required > creator_coins
    ), pending AS (
        INSERT INTO pending_entries
            (seq, stream_id, creator_id, sender_id, sender_username, total_coins, earnings_coins, platform_coins, created_at)
        SELECT g.seq, stream, creator, sender, username, required, creator_coins, required - creator_coins, v_now
        FROM debited JOIN gift g ON g.sender_id = sender
    ), told AS (
        INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
        SELECT event_id, 'ovation.gifts', key, '/gift-service', type, 'public', 'kept', data FROM (
            SELECT c.old_id AS event_id, d.stream::text AS key, 'combo:ended' AS type, c.ended AS data
            FROM debited d JOIN combo c ON c.sender_id = d.sender WHERE c.old_id <> c.combo_id
            UNION ALL
            SELECT d.id, d.stream::text, 'gift:sent',
                   json_build_object(
                       'id', d.id, 'streamId', d.stream, 'senderId', d.sender, 'senderUsername', d.username,
                       'gift', d.gift_view, 'quantity', d.quantity, 'totalCoins', d.required,
                       'comboId', c.combo_id, 'comboCount', c.combo_count, 'comboCoins', c.combo_coins,
                       'comboExpiresAt', utc_text(c.expires_at), 'createdAt', utc_text(v_now))::text
            FROM debited d JOIN combo c ON c.sender_id = d.sender
        ) events
    )
    UPDATE idempotency_keys k
    SET answer = json_build_object(
            'id', d.id, 'streamId', d.stream, 'gift', d.gift_view, 'quantity', d.quantity, 'totalCoins', d.required,
            'balance', d.balance, 'comboId', c.combo_id, 'comboCount', c.combo_count,
            'comboCoins', c.combo_coins, 'comboExpiresAt', utc_text(c.expires_at), 'createdAt', utc_text(v_now))::text
    FROM debited d JOIN combo c ON c.sender_id = d.sender
    WHERE k.user_id = d.sender AND k.operation = 'gift' AND k.key = d.key
    RETURNING k.user_id, k.answer;
    GET DIAGNOSTICS v_sent = ROW_COUNT;
    IF v_sent < cardinality(v_claimed) THEN
        DELETE FROM idempotency_keys k USING unnest(p_senders, p_keys) AS a(sender, key)
        WHERE k.user_id = a.sender AND k.operation = 'gift' AND k.key = a.key
          AND a.sender = ANY (v_claimed) AND k.answer IS NULL;
    END IF;
END
$$;
