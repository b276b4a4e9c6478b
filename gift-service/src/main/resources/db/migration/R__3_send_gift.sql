-- Sends a gift: one call, one transaction, once per sender and key.
--
-- p_refusal is what the directory has against the stream (stream_unknown, stream_not_live, stream_unavailable), null when
-- it takes gifts; p_creator is whose it is, as far as known. Told here and not before, because a repetition and a gift
-- that doesn't exist go first; and what this transaction sees of an end counts, whatever the directory said.
--
-- outcome: sent, replayed (answer is the first one's), key_reused, p_refusal, gift_not_found,
-- stream_not_live, self_gift, insufficient_coins (balance and required are set), no_wallet. Only "sent" leaves a trace.
-- Other parameters need another name: an older release may run beside this one.
CREATE OR REPLACE FUNCTION send_gift(
    p_id uuid, p_stream uuid, p_sender uuid, p_username text, p_gift uuid, p_quantity integer,
    p_key text, p_fingerprint text, p_refusal text, p_creator uuid,
    OUT outcome text, OUT answer text, OUT balance bigint, OUT required bigint
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now  timestamptz := clock_timestamp();
    v_same boolean;
    v_gift json;
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
        WITH debit AS (
            UPDATE wallets w SET balance = w.balance - required
            WHERE w.user_id = p_sender AND w.balance >= required
            RETURNING w.balance
        ), gift AS (
            INSERT INTO stream_gifts
                (id, stream_id, creator_id, sender_id, sender_username, gift_id, quantity, total_coins, created_at)
            SELECT p_id, p_stream, p_creator, p_sender, p_username, p_gift, p_quantity, required, v_now FROM debit
            RETURNING seq
        ), booked AS (
            INSERT INTO transfers
                (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after, created_at)
            SELECT 'wallet:' || p_sender, 'earnings:' || p_creator, required, 'gift', p_id, p_sender, debit.balance, v_now
            FROM debit
        ), pending AS (
            INSERT INTO pending_gifts (seq, stream_id, sender_id, sender_username, total_coins)
            SELECT gift.seq, p_stream, p_sender, p_username, required FROM gift
        ), told AS (
            INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
            SELECT p_id, 'ovation.gifts', p_stream::text, '/gift-service', 'gift:sent', 'public', 'kept',
                   json_build_object(
                       'id', p_id, 'streamId', p_stream, 'senderId', p_sender, 'senderUsername', p_username,
                       'gift', v_gift, 'quantity', p_quantity, 'totalCoins', required,
                       'createdAt', utc_text(v_now))::text
            FROM debit
        )
        UPDATE idempotency_keys k
        SET answer = json_build_object(
                'id', p_id, 'streamId', p_stream, 'gift', v_gift, 'quantity', p_quantity, 'totalCoins', required,
                'balance', debit.balance, 'createdAt', utc_text(v_now))::text
        FROM debit
        WHERE k.user_id = p_sender AND k.operation = 'gift' AND k.key = p_key
        RETURNING k.answer, debit.balance INTO answer, balance;

        IF FOUND THEN
            outcome := 'sent';
            RETURN;
        END IF;
        -- Locked, so that what the refusal says about the balance is true; a top-up in between: try once more.
        SELECT w.balance INTO balance FROM wallets w WHERE w.user_id = p_sender FOR NO KEY UPDATE;
        outcome := CASE
                       WHEN NOT FOUND THEN 'no_wallet'
                       WHEN balance < required THEN 'insufficient_coins'
                   END;
    END LOOP;

    DELETE FROM idempotency_keys k WHERE k.user_id = p_sender AND k.operation = 'gift' AND k.key = p_key;
END
$$;
