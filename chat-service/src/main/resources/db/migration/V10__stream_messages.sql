-- The chat. Lines are ordered by seq, never by a time; a deleted line stays as a row, so that a repeat of its
-- client_message_id still finds it, and is in no list any more.
CREATE SEQUENCE stream_messages_seq AS bigint;

CREATE TABLE stream_messages (
    id                uuid        PRIMARY KEY,
    stream_id         uuid        NOT NULL,
    seq               bigint      NOT NULL DEFAULT nextval('stream_messages_seq'),
    user_id           uuid        NOT NULL,
    username          text        NOT NULL,
    message           text        NOT NULL,
    message_type      text        NOT NULL DEFAULT 'chat'
        CONSTRAINT ck_stream_messages_message_type CHECK (message_type IN ('chat', 'system', 'gift')),
    client_message_id uuid,

    -- the gift of a gift line, as it was when it was sent
    gift_id           uuid,
    gift_amount       integer,
    gift_name         text,
    gift_emoji        text,
    gift_rarity       text,
    gift_total_coins  bigint,

    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    deleted_at        timestamptz,
    deleted_by        uuid,

    CONSTRAINT ck_stream_messages_length CHECK (char_length(message) BETWEEN 1 AND 500),
    CONSTRAINT ck_stream_messages_gift CHECK (
        num_nonnulls(gift_id, gift_amount, gift_name, gift_emoji, gift_rarity, gift_total_coins)
            = CASE message_type WHEN 'gift' THEN 6 ELSE 0 END),
    CONSTRAINT ck_stream_messages_deleted CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
);

ALTER SEQUENCE stream_messages_seq OWNED BY stream_messages.seq;

-- history, newest first
CREATE INDEX idx_stream_messages_stream ON stream_messages (stream_id, seq DESC) WHERE deleted_at IS NULL;

-- a client's id holds per user and stream, for ever; racing repeats meet here
CREATE UNIQUE INDEX uq_stream_messages_client_message_id
    ON stream_messages (stream_id, user_id, client_message_id) WHERE client_message_id IS NOT NULL;
