-- The creator's share of a gift, in basis points, as it was configured when the coins moved. The creator gets
-- floor(coins * share / 10000), the platform the rest. Null where nothing is shared. Gifts from before went to the creator whole.
ALTER TABLE transfers ADD COLUMN creator_share integer
    CONSTRAINT ck_transfers_creator_share CHECK (creator_share BETWEEN 0 AND 10000);
-- The same share in coins, where a creator's earnings are summed from.
ALTER TABLE stream_gifts ADD COLUMN creator_coins bigint;
UPDATE stream_gifts SET creator_coins = total_coins;
ALTER TABLE stream_gifts ALTER COLUMN creator_coins SET NOT NULL,
    ADD CONSTRAINT ck_stream_gifts_creator_coins CHECK (creator_coins BETWEEN 0 AND total_coins);

-- Balances of all accounts that aren't wallets, as the roll-up brought them up to date: no gift writes here. Together with
-- what is pending they are exact. What was issued and what a creator owes is below zero.
CREATE TABLE accounts (
    name    text   PRIMARY KEY,
    balance bigint NOT NULL,
    CONSTRAINT ck_accounts_balance CHECK (
        CASE WHEN name = 'issuance' OR name LIKE 'debt:%' THEN balance <= 0 ELSE balance >= 0 END)
) WITH (fillfactor = 70);
REVOKE DELETE, TRUNCATE ON accounts FROM ${flyway:defaultSchema};

-- Coins that were issued and are not in the account yet.
CREATE TABLE pending_issues (
    seq    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    amount bigint NOT NULL CONSTRAINT ck_pending_issues_amount CHECK (amount > 0)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- What boards and accounts don't have yet, by the place of the gift or the reversal among all gifts. A reversal takes
-- away, and books its coins itself. pending_gifts, of the release before, stays empty from here on.
CREATE TABLE pending_entries (
    seq             bigint      PRIMARY KEY,
    stream_id       uuid        NOT NULL,
    creator_id      uuid        NOT NULL,
    sender_id       uuid        NOT NULL,
    sender_username text        NOT NULL,
    total_coins     bigint      NOT NULL,
    gift_count      bigint      NOT NULL DEFAULT 1,
    earnings_coins  bigint      NOT NULL DEFAULT 0,
    platform_coins  bigint      NOT NULL DEFAULT 0,
    -- when the gift was sent
    created_at      timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ix_pending_entries_stream_id ON pending_entries (stream_id);
CREATE INDEX ix_pending_entries_creator_id ON pending_entries (creator_id);

LOCK TABLE pending_gifts IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO pending_entries (seq, stream_id, creator_id, sender_id, sender_username, total_coins, earnings_coins, created_at)
SELECT g.seq, g.stream_id, g.creator_id, g.sender_id, g.sender_username, g.total_coins, g.total_coins, g.created_at
FROM pending_gifts p JOIN stream_gifts g USING (seq);
DELETE FROM pending_gifts;

INSERT INTO accounts (name, balance)
SELECT account, sum(amount) FROM (
    SELECT credit_account AS account, amount FROM transfers
    UNION ALL SELECT debit_account, -amount FROM transfers
    UNION ALL SELECT 'earnings:' || creator_id, -earnings_coins FROM pending_entries
) legs
WHERE account NOT LIKE 'wallet:%'
GROUP BY account;
