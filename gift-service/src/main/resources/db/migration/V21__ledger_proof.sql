-- What the last proof of the ledger found: one row, for every replica to show.
CREATE TABLE ledger_proof (
    only_one   boolean     PRIMARY KEY DEFAULT true CONSTRAINT ck_ledger_proof_only_one CHECK (only_one),
    proved_at  timestamptz NOT NULL,
    transfers  bigint      NOT NULL,
    faults     bigint      NOT NULL
);
