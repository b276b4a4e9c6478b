-- Takes a gift back: the opposite of its transfers, once per gift, once per caller and key. What the creator no longer has
-- becomes their debt, never a wallet below zero.
--
-- outcome: done, replayed (answer is the first one's), key_reused, gift_unknown, not_owner, already_reversed. Only "done"
-- leaves a trace.
CREATE OR REPLACE FUNCTION reverse_gift(
    p_id uuid, p_stream uuid, p_gift_sent uuid, p_caller uuid, p_admin boolean, p_reason text,
    p_key text, p_fingerprint text, p_zone text,
    OUT outcome text, OUT answer text
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now       timestamptz;
    v_same      boolean;
    v_gift      stream_gifts;
    v_share     integer;
    v_fee       bigint;
    v_earnings  text;
    v_earned    bigint;
    v_shortfall bigint;
    v_balance   bigint;
    v_seq       bigint;
BEGIN
    INSERT INTO idempotency_keys (user_id, operation, key, fingerprint)
    VALUES (p_caller, 'reversal', p_key, p_fingerprint)
    ON CONFLICT (user_id, operation, key) DO NOTHING;
    IF NOT FOUND THEN
        SELECT k.fingerprint = p_fingerprint, k.answer INTO v_same, answer
        FROM idempotency_keys k WHERE k.user_id = p_caller AND k.operation = 'reversal' AND k.key = p_key;
        outcome := CASE WHEN v_same THEN 'replayed' ELSE 'key_reused' END;
        RETURN;
    END IF;
    PERFORM set_config('lock_timeout', '0', true);

    SELECT g.* INTO v_gift FROM stream_gifts g WHERE g.id = p_gift_sent AND g.stream_id = p_stream;
    IF NOT FOUND THEN
        outcome := 'gift_unknown';
    ELSIF NOT p_admin AND v_gift.creator_id <> p_caller THEN
        outcome := 'not_owner';
    ELSE
        -- Not while the stream's totals are being closed: what isn't in them is told after them.
        PERFORM FROM closed_streams c WHERE c.stream_id = p_stream FOR SHARE;
        -- Also the queue of all reversals and of the roll-up; everything of this creator is in the account after it.
        PERFORM roll_up(2147483647, v_gift.creator_id, p_zone);
        IF EXISTS (SELECT FROM gift_reversals r WHERE r.gift_sent_id = p_gift_sent) THEN
            outcome := 'already_reversed';
        END IF;
    END IF;
    IF outcome IS NOT NULL THEN
        DELETE FROM idempotency_keys k WHERE k.user_id = p_caller AND k.operation = 'reversal' AND k.key = p_key;
        RETURN;
    END IF;

    v_now := clock_timestamp();
    v_earnings := 'earnings:' || v_gift.creator_id;
    SELECT max(t.creator_share), coalesce(sum(t.amount) FILTER (WHERE t.kind = 'platform_fee'), 0)
    INTO v_share, v_fee
    FROM transfers t WHERE t.kind IN ('gift', 'platform_fee') AND t.reference = p_gift_sent;
    SELECT a.balance INTO v_earned FROM accounts a WHERE a.name = v_earnings FOR NO KEY UPDATE;
    v_shortfall := greatest(0, v_gift.total_coins - v_fee - coalesce(v_earned, 0));

    UPDATE wallets w SET balance = w.balance + v_gift.total_coins WHERE w.user_id = v_gift.sender_id
    RETURNING w.balance INTO v_balance;
    UPDATE accounts a SET balance = a.balance + parts.coins
    FROM (VALUES (v_earnings, v_fee + v_shortfall - v_gift.total_coins), ('platform', -v_fee)) AS parts (name, coins)
    WHERE a.name = parts.name AND parts.coins <> 0;
    INSERT INTO accounts AS a (name, balance)
    SELECT 'debt:' || v_gift.creator_id, -v_shortfall WHERE v_shortfall > 0
    ON CONFLICT (name) DO UPDATE SET balance = a.balance + excluded.balance;
    INSERT INTO transfers
        (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after, creator_share, created_at)
    SELECT debit, credit, amount, kind, p_gift_sent, wallet, CASE WHEN wallet IS NOT NULL THEN v_balance END, v_share, v_now
    FROM (VALUES
        ('platform', v_earnings, v_fee, 'reversal_fee', NULL::uuid),
        ('debt:' || v_gift.creator_id, v_earnings, v_shortfall, 'reversal_debt', NULL),
        (v_earnings, 'wallet:' || v_gift.sender_id, v_gift.total_coins, 'reversal', v_gift.sender_id)
    ) AS parts (debit, credit, amount, kind, wallet)
    WHERE amount > 0;

    v_seq := nextval(pg_get_serial_sequence('stream_gifts', 'seq'));
    INSERT INTO gift_reversals (gift_sent_id, seq, id, reversed_by, reversed_as, reason, shortfall, created_at)
    VALUES (p_gift_sent, v_seq, p_id, p_caller, CASE WHEN p_admin THEN 'admin' ELSE 'creator' END, p_reason, v_shortfall,
            v_now);
    INSERT INTO pending_entries
        (seq, stream_id, creator_id, sender_id, sender_username, total_coins, gift_count, created_at)
    VALUES (v_seq, v_gift.stream_id, v_gift.creator_id, v_gift.sender_id, v_gift.sender_username, -v_gift.total_coins, -1,
            v_gift.created_at);
    INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
    VALUES (p_id, 'ovation.gifts', p_stream::text, '/gift-service', 'gift:reversed', 'public', 'kept',
            json_build_object(
                'id', p_id, 'giftSentId', p_gift_sent, 'streamId', p_stream, 'senderId', v_gift.sender_id,
                'senderUsername', v_gift.sender_username, 'giftId', v_gift.gift_id, 'quantity', v_gift.quantity,
                'totalCoins', v_gift.total_coins, 'createdAt', utc_text(v_now))::text);
    UPDATE idempotency_keys k
    SET answer = json_build_object(
            'id', p_id, 'giftSentId', p_gift_sent, 'streamId', p_stream, 'senderId', v_gift.sender_id,
            'totalCoins', v_gift.total_coins, 'shortfall', v_shortfall, 'reason', p_reason, 'createdAt', utc_text(v_now)
        )::text
    WHERE k.user_id = p_caller AND k.operation = 'reversal' AND k.key = p_key
    RETURNING k.answer INTO answer;
    outcome := 'done';
END
$$;
