-- Who is there now. A row means present: nothing but a report or the sweeper takes it away, so that a service that
-- was down, or a database that was, never makes an audience vanish.
CREATE TABLE gateways (
    gateway_id  text        PRIMARY KEY,
    seq         bigint      NOT NULL,
    -- a report of everything has begun and not all its parts are in
    refilling   boolean     NOT NULL DEFAULT false,
    lease_until timestamptz NOT NULL
);
CREATE INDEX ix_gateways_lease_until ON gateways (lease_until);

CREATE TABLE connections (
    gateway_id    text        NOT NULL
        CONSTRAINT fk_connections_gateway_id REFERENCES gateways ON DELETE CASCADE,
    connection_id text        NOT NULL,
    stream_id     uuid        NOT NULL,
    viewer_key    text        NOT NULL,
    -- what others may know the viewer by
    viewer_id     uuid        NOT NULL,
    username      text,
    counted       boolean     NOT NULL,
    -- not yet named again since a report of everything began
    stale         boolean     NOT NULL DEFAULT false,
    opened_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_connections PRIMARY KEY (gateway_id, connection_id)
);
CREATE INDEX ix_connections_stream_id_viewer_key ON connections (stream_id, viewer_key) WHERE counted;

-- joins of clients that have no socket
CREATE TABLE leases (
    stream_id   uuid        NOT NULL,
    viewer_key  text        NOT NULL,
    viewer_id   uuid        NOT NULL,
    username    text,
    joined_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_until timestamptz NOT NULL,
    CONSTRAINT pk_leases PRIMARY KEY (stream_id, viewer_key)
);
CREATE INDEX ix_leases_lease_until ON leases (lease_until);

CREATE VIEW present AS
    SELECT stream_id, viewer_key, viewer_id, username, opened_at AS since FROM connections WHERE counted
    UNION ALL
    SELECT stream_id, viewer_key, viewer_id, username, joined_at FROM leases;

-- when the sweeper last listened: silence counts only while it did
CREATE TABLE sweep (
    one           boolean     PRIMARY KEY DEFAULT true CONSTRAINT ck_sweep_one CHECK (one),
    last_round_at timestamptz,
    holds_until   timestamptz
);
INSERT INTO sweep DEFAULT VALUES;
