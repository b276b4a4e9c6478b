-- Opens a user's wallet with the coins everybody begins with; an open one stays as it is. Once per user however many ask
-- at the same time: the loser of the insert waits for the winner.
CREATE OR REPLACE FUNCTION open_wallet(p_user uuid, p_opening bigint) RETURNS void
LANGUAGE sql AS $$
    WITH opened AS (
        INSERT INTO wallets (user_id, balance) VALUES (p_user, p_opening)
        ON CONFLICT (user_id) DO NOTHING
        RETURNING user_id, balance
    ), booked AS (
        INSERT INTO transfers (debit_account, credit_account, amount, kind, reference, wallet_id, balance_after)
        SELECT 'issuance', 'wallet:' || user_id, balance, 'opening', user_id, user_id, balance
        FROM opened WHERE balance > 0
    )
    INSERT INTO pending_issues (amount) SELECT balance FROM opened WHERE balance > 0
$$;
