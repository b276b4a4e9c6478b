-- Who has watched a stream while it was live: the rows are the views. Guests stand under an id made from their device.
CREATE TABLE stream_viewers (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    stream_id    uuid        NOT NULL,
    user_id      uuid        NOT NULL,
    username     text,
    joined_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT uq_stream_viewers_stream_id_user_id UNIQUE (stream_id, user_id)
);

-- The figures last published, and how far the closing has come.
CREATE TABLE audience (
    stream_id       uuid    PRIMARY KEY,
    current_viewers integer NOT NULL DEFAULT 0 CONSTRAINT ck_audience_current_viewers CHECK (current_viewers >= 0),
    guests          integer NOT NULL DEFAULT 0 CONSTRAINT ck_audience_guests CHECK (guests BETWEEN 0 AND current_viewers),
    peak_viewers    integer NOT NULL DEFAULT 0,
    total_views     bigint  NOT NULL DEFAULT 0,
    version         bigint  NOT NULL DEFAULT 0,
    published_at    timestamptz,
    -- whether comings and goings are told one by one
    hints           boolean NOT NULL DEFAULT true,
    -- stream:ended was taken; every statement since that began after its commit sees the stream as ended
    closed_at       timestamptz,
    -- statements older than this may still see it live
    closing_since   timestamptz,
    totals_at       timestamptz
);
CREATE INDEX ix_audience_published_at ON audience (published_at) WHERE closed_at IS NULL;
CREATE INDEX ix_audience_closed_at ON audience (closed_at) WHERE closed_at IS NOT NULL AND totals_at IS NULL;

-- Streams whose viewers may have changed since they were counted. Rows are only added and taken, so that nobody who
-- joins ever waits for somebody else who does.
CREATE TABLE changed_streams (
    stream_id uuid NOT NULL
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);

-- Of whom viewer:joined has told, and since when they are away.
CREATE TABLE announced_viewers (
    stream_id  uuid NOT NULL,
    viewer_key text NOT NULL,
    viewer_id  uuid NOT NULL,
    username   text,
    away_since timestamptz,
    CONSTRAINT pk_announced_viewers PRIMARY KEY (stream_id, viewer_key)
);
CREATE INDEX ix_announced_viewers_away_since ON announced_viewers (away_since) WHERE away_since IS NOT NULL;
