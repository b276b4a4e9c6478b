-- A caller's names for operations that were carried out, for ever, each with its answer. The primary key is the guard:
-- whoever inserts the row carries the operation out, anybody else waits for that and then reads the answer. A refusal
-- leaves no row.
CREATE TABLE idempotency_keys (
    user_id     uuid        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    -- the JSON body; null only inside the transaction that is carrying it out
    answer      text,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (user_id, operation, key)
) WITH (fillfactor = 70);
