-- What a user can spend. The ledger is the truth; this is its running sum per wallet, held here to be guarded by a CHECK
-- and to be locked. 2^53 - 1 is the largest number a browser reads exactly.
CREATE TABLE wallets (
    user_id   uuid        PRIMARY KEY,
    balance   bigint      NOT NULL CONSTRAINT ck_wallets_balance CHECK (balance BETWEEN 0 AND 9007199254740991),
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 70);
REVOKE DELETE, TRUNCATE ON wallets FROM ${flyway:defaultSchema};

-- One row per movement of coins, from the credit of one account to the debit of another: an unbalanced ledger cannot be
-- written. Accounts are names: wallet:<user>, earnings:<creator>, debt:<creator>, platform, issuance.
CREATE TABLE transfers (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    seq            bigint      GENERATED ALWAYS AS IDENTITY,
    -- coins leave the debit account and reach the credit account
    debit_account  text        NOT NULL,
    credit_account text        NOT NULL,
    amount         bigint      NOT NULL CONSTRAINT ck_transfers_amount CHECK (amount > 0),
    kind           text        NOT NULL CONSTRAINT ck_transfers_kind CHECK (kind ~ '^[a-z_]{1,32}$'),
    -- what it was for: the sent gift, the top-up, the wallet that was opened
    reference      uuid        NOT NULL,
    -- the wallet it moves, as its owner reads the history
    wallet_id      uuid,
    balance_after  bigint,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT ck_transfers_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT ck_transfers_wallet CHECK ((wallet_id IS NULL) = (balance_after IS NULL)),
    -- a thing is paid once
    CONSTRAINT uq_transfers_kind_reference UNIQUE (kind, reference)
);
CREATE INDEX ix_transfers_wallet_id_seq ON transfers (wallet_id, seq DESC) WHERE wallet_id IS NOT NULL;

-- Append-only: what was booked stays booked. A correction is another transfer.
REVOKE UPDATE, DELETE, TRUNCATE ON transfers FROM ${flyway:defaultSchema};
