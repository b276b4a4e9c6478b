-- Buys coins for a wallet, once per caller and key.
--
-- outcome: done, replayed (answer is the first one's), key_reused, forbidden. A refusal leaves no trace.
CREATE OR REPLACE FUNCTION top_up(
    p_id uuid, p_caller uuid, p_allowed boolean, p_user uuid, p_coins bigint, p_opening bigint,
    p_key text, p_fingerprint text,
    OUT outcome text, OUT answer text
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now  timestamptz := clock_timestamp();
    v_same boolean;
BEGIN
    INSERT INTO idempotency_keys (user_id, operation, key, fingerprint)
    VALUES (p_caller, 'top_up', p_key, p_fingerprint)
    ON CONFLICT (user_id, operation, key) DO NOTHING;
    IF NOT FOUND THEN
        SELECT k.fingerprint = p_fingerprint, k.answer INTO v_same, answer
        FROM idempotency_keys k WHERE k.user_id = p_caller AND k.operation = 'top_up' AND k.key = p_key;
        outcome := CASE WHEN v_same THEN 'replayed' ELSE 'key_reused' END;
        RETURN;
    END IF;

    -- From here on a wait is one for the wallet, and only statement_timeout bounds it.
    PERFORM set_config('lock_timeout', '0', true);

    IF NOT p_allowed THEN
        DELETE FROM idempotency_keys k WHERE k.user_id = p_caller AND k.operation = 'top_up' AND k.key = p_key;
        outcome := 'forbidden';
        RETURN;
    END IF;

    PERFORM open_wallet(p_user, p_opening);
    WITH credit AS (
        UPDATE wallets w SET balance = w.balance + p_coins WHERE w.user_id = p_user RETURNING w.balance
    ), booked AS (
        INSERT INTO transfers
            (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after, created_at)
        SELECT 'issuance', 'wallet:' || p_user, p_coins, 'top_up', p_id, p_user, credit.balance, v_now FROM credit
    ), issued AS (
        INSERT INTO pending_issues (amount) VALUES (p_coins)
    )
    UPDATE idempotency_keys k
    SET answer = json_build_object(
            'id', p_id, 'userId', p_user, 'coins', p_coins, 'balance', credit.balance, 'createdAt', utc_text(v_now))::text
    FROM credit
    WHERE k.user_id = p_caller AND k.operation = 'top_up' AND k.key = p_key
    RETURNING k.answer INTO answer;
    outcome := 'done';
END
$$;
