-- Every gift that was sent and paid. No foreign key to virtual_gifts: its lock would make each catalogue row one that
-- every gift writes, and catalogue rows are never deleted.
CREATE TABLE stream_gifts (
    id              uuid        PRIMARY KEY,
    seq             bigint      GENERATED ALWAYS AS IDENTITY,
    stream_id       uuid        NOT NULL,
    creator_id      uuid        NOT NULL,
    sender_id       uuid        NOT NULL,
    sender_username text        NOT NULL,
    gift_id         uuid        NOT NULL,
    quantity        integer     NOT NULL DEFAULT 1 CONSTRAINT ck_stream_gifts_quantity CHECK (quantity BETWEEN 1 AND 999),
    total_coins     bigint      NOT NULL CONSTRAINT ck_stream_gifts_total_coins CHECK (total_coins > 0),
    created_at      timestamptz NOT NULL
);
CREATE INDEX ix_stream_gifts_stream_id_created_at ON stream_gifts (stream_id, created_at DESC);
CREATE INDEX ix_stream_gifts_sender_id ON stream_gifts (sender_id);
REVOKE UPDATE, DELETE, TRUNCATE ON stream_gifts FROM ${flyway:defaultSchema};
