-- Sends a gift: one call, one transaction, once per sender and key.
--
-- p_refusal is what the directory has against the stream (stream_unknown, stream_not_live, stream_unavailable), null when
-- it takes gifts; p_creator is whose it is, as far as known. Told here and not before, because a repetition and a gift
-- that doesn't exist go first; and what this transaction sees of an end counts, whatever the directory said.
--
-- p_share: the creator's part in basis points, rounded down; the rest is the platform's. p_combo: how long after a send
-- the next one still joins its combo. p_most_a_minute, p_most_a_day: coins a sender may spend, 0 for any number.
--
-- outcome: sent, replayed (answer is the first one's), key_reused, p_refusal, gift_not_found, stream_not_live, self_gift,
-- minute_limit and day_limit (retry_after is set), insufficient_coins (balance and required are set), no_wallet. Only
-- "sent" leaves a trace. Other parameters make another function: an older release may run beside this one.
CREATE OR REPLACE FUNCTION send_gift(
    p_id uuid, p_stream uuid, p_sender uuid, p_username text, p_gift uuid, p_quantity integer,
    p_key text, p_fingerprint text, p_refusal text, p_creator uuid,
    p_share integer, p_combo interval, p_most_a_minute bigint, p_most_a_day bigint,
    OUT outcome text, OUT answer text, OUT balance bigint, OUT required bigint, OUT retry_after integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now    timestamptz := clock_timestamp();
    v_minute interval := '1 minute';
    v_day    interval := '1 day';
    v_same   boolean;
    v_gift   json;
    v_fee    bigint;
    v_combo  combos;
    v_wallet wallets;
BEGIN
    -- The claim. Whoever meets another's waits for it here (lock_timeout: SQLSTATE 55P03).
    INSERT INTO idempotency_keys (user_id, operation, key, fingerprint)
    VALUES (p_sender, 'gift', p_key, p_fingerprint)
    ON CONFLICT (user_id, operation, key) DO NOTHING;
    IF NOT FOUND THEN
        -- A statement of its own has a fresh snapshot: it sees what the other committed.
        SELECT k.fingerprint = p_fingerprint, k.answer INTO v_same, answer
        FROM idempotency_keys k WHERE k.user_id = p_sender AND k.operation = 'gift' AND k.key = p_key;
        outcome := CASE WHEN v_same THEN 'replayed' ELSE 'key_reused' END;
        RETURN;
    END IF;
    -- From here on a wait is one for the sender's own wallet, and only statement_timeout bounds it.
    PERFORM set_config('lock_timeout', '0', true);

    SELECT CASE
               WHEN NOT s.ended AND p_refusal IN ('stream_unknown', 'stream_unavailable') THEN p_refusal
               WHEN g.id IS NULL THEN 'gift_not_found'
               WHEN s.ended THEN 'stream_not_live'
               WHEN p_refusal IS NOT NULL THEN p_refusal
               WHEN p_creator = p_sender THEN 'self_gift'
           END,
           g.coin_cost::bigint * p_quantity,
           json_build_object(
               'id', g.id, 'name', g.name, 'emoji', g.emoji, 'animationType', g.animation_type,
               'rarity', g.rarity, 'coinCost', g.coin_cost)
    INTO outcome, required, v_gift
    FROM (
        SELECT EXISTS (SELECT FROM closed_streams c WHERE c.stream_id = p_stream)
            OR EXISTS (SELECT FROM known_stream k WHERE k.stream_id = p_stream AND k.status = 'ended') AS ended
    ) s
    LEFT JOIN virtual_gifts g ON g.id = p_gift AND g.retired_at IS NULL;

    WHILE outcome IS NULL LOOP
        -- The debit, and the lock of all that is this sender's.
        UPDATE wallets w
        SET balance = w.balance - required,
            minute_coins = required + spent_since(w.minute_began, w.minute_coins, v_minute, v_now),
            minute_began = CASE WHEN v_now < w.minute_began + v_minute THEN w.minute_began ELSE v_now END,
            day_coins = required + spent_since(w.day_began, w.day_coins, v_day, v_now),
            day_began = CASE WHEN v_now < w.day_began + v_day THEN w.day_began ELSE v_now END
        WHERE w.user_id = p_sender AND w.balance >= required
          AND (p_most_a_minute = 0
               OR required + spent_since(w.minute_began, w.minute_coins, v_minute, v_now) <= p_most_a_minute)
          AND (p_most_a_day = 0 OR required + spent_since(w.day_began, w.day_coins, v_day, v_now) <= p_most_a_day)
        RETURNING w.balance INTO balance;
        EXIT WHEN FOUND;

        -- Locked, so that what the refusal says about the wallet is true; if it has changed since: try once more.
        SELECT w.* INTO v_wallet FROM wallets w WHERE w.user_id = p_sender FOR NO KEY UPDATE;
        balance := v_wallet.balance;
        outcome := CASE
            WHEN v_wallet.user_id IS NULL THEN 'no_wallet'
            WHEN p_most_a_minute > 0
                AND required + spent_since(v_wallet.minute_began, v_wallet.minute_coins, v_minute, v_now) > p_most_a_minute
                THEN 'minute_limit'
            WHEN p_most_a_day > 0
                AND required + spent_since(v_wallet.day_began, v_wallet.day_coins, v_day, v_now) > p_most_a_day
                THEN 'day_limit'
            WHEN balance < required THEN 'insufficient_coins'
        END;
        retry_after := CASE outcome
            WHEN 'minute_limit' THEN seconds_until(greatest(v_wallet.minute_began, v_now - v_minute) + v_minute, v_now)
            WHEN 'day_limit' THEN seconds_until(greatest(v_wallet.day_began, v_now - v_day) + v_day, v_now)
        END;
    END LOOP;

    IF outcome IS NOT NULL THEN
        DELETE FROM idempotency_keys k WHERE k.user_id = p_sender AND k.operation = 'gift' AND k.key = p_key;
        RETURN;
    END IF;

    -- Sends of one sender come here one after the other, and so do their times.
    v_now := clock_timestamp();
    v_fee := required - required * p_share / 10000;
    SELECT c.* INTO v_combo FROM combos c
    WHERE c.stream_id = p_stream AND c.sender_id = p_sender AND c.gift_id = p_gift FOR UPDATE;
    -- The second bound keeps a combo countable for everybody.
    IF FOUND AND (v_combo.expires_at <= v_now OR v_combo.combo_count > 1000000) THEN
        INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
        VALUES (v_combo.combo_id, 'ovation.gifts', p_stream::text, '/gift-service', 'combo:ended', 'public', 'kept',
                combo_ended(v_combo));
        v_combo := NULL;
    END IF;
    v_combo := ROW(
        p_stream, p_sender, p_gift, coalesce(v_combo.combo_id, uuidv7()), p_username, v_gift,
        p_quantity + coalesce(v_combo.combo_count, 0), required + coalesce(v_combo.combo_coins, 0), v_now + p_combo);

    WITH gift AS (
        INSERT INTO stream_gifts
            (id, stream_id, creator_id, sender_id, sender_username, gift_id, quantity, total_coins, creator_coins,
             created_at)
        VALUES (p_id, p_stream, p_creator, p_sender, p_username, p_gift, p_quantity, required, required - v_fee, v_now)
        RETURNING seq
    ), booked AS (
        INSERT INTO transfers
            (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after, creator_share, created_at)
        SELECT 'wallet:' || p_sender, 'earnings:' || p_creator, required, 'gift', p_id, p_sender, balance, p_share, v_now
        UNION ALL
        SELECT 'earnings:' || p_creator, 'platform', v_fee, 'platform_fee', p_id, NULL, NULL, p_share, v_now
        WHERE v_fee > 0
    ), pending AS (
        INSERT INTO pending_entries
            (seq, stream_id, creator_id, sender_id, sender_username, total_coins, earnings_coins, platform_coins, created_at)
        SELECT gift.seq, p_stream, p_creator, p_sender, p_username, required, required - v_fee, v_fee, v_now FROM gift
    ), combo AS (
        INSERT INTO combos SELECT v_combo.*
        ON CONFLICT (stream_id, sender_id, gift_id) DO UPDATE
        SET (combo_id, sender_username, gift, combo_count, combo_coins, expires_at) = ROW(
            excluded.combo_id, excluded.sender_username, excluded.gift, excluded.combo_count, excluded.combo_coins,
            excluded.expires_at)
    ), told AS (
        INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
        VALUES (p_id, 'ovation.gifts', p_stream::text, '/gift-service', 'gift:sent', 'public', 'kept',
                json_build_object(
                    'id', p_id, 'streamId', p_stream, 'senderId', p_sender, 'senderUsername', p_username,
                    'gift', v_gift, 'quantity', p_quantity, 'totalCoins', required,
                    'comboId', v_combo.combo_id, 'comboCount', v_combo.combo_count, 'comboCoins', v_combo.combo_coins,
                    'comboExpiresAt', utc_text(v_combo.expires_at), 'createdAt', utc_text(v_now))::text)
    )
    UPDATE idempotency_keys k
    SET answer = json_build_object(
            'id', p_id, 'streamId', p_stream, 'gift', v_gift, 'quantity', p_quantity, 'totalCoins', required,
            'balance', balance, 'comboId', v_combo.combo_id, 'comboCount', v_combo.combo_count,
            'comboCoins', v_combo.combo_coins, 'comboExpiresAt', utc_text(v_combo.expires_at),
            'createdAt', utc_text(v_now))::text
    WHERE k.user_id = p_sender AND k.operation = 'gift' AND k.key = p_key
    RETURNING k.answer INTO answer;
    outcome := 'sent';
END
$$;

-- As the release before this one calls it: the creator gets everything, and nothing limits a sender.
CREATE OR REPLACE FUNCTION send_gift(
    p_id uuid, p_stream uuid, p_sender uuid, p_username text, p_gift uuid, p_quantity integer,
    p_key text, p_fingerprint text, p_refusal text, p_creator uuid,
    OUT outcome text, OUT answer text, OUT balance bigint, OUT required bigint
) LANGUAGE sql AS $$
    SELECT outcome, answer, balance, required
    FROM send_gift(
        p_id, p_stream, p_sender, p_username, p_gift, p_quantity, p_key, p_fingerprint, p_refusal, p_creator,
        10000, interval '3 seconds', 0::bigint, 0::bigint)
$$;
