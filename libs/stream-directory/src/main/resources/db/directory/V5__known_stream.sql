-- What this service knows of streams it doesn't own; only a higher version ever replaces a row.
CREATE TABLE known_stream (
    stream_id        uuid PRIMARY KEY,
    version          bigint NOT NULL,
    status           text   NOT NULL CONSTRAINT ck_known_stream_status CHECK (status <> ''),
    -- null while only the end of the stream is known
    creator_id       uuid,
    creator_username text,
    title            text,
    started_at       timestamptz,
    ended_at         timestamptz,
    end_reason       text,
    learned_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
