-- Streams as everybody may see them. The columns of the product's plan keep their names; the others are ours.
CREATE TABLE streams (
    id                   uuid        PRIMARY KEY,
    creator_id           uuid        NOT NULL,
    title                text        NOT NULL,
    description          text,
    status               text        NOT NULL CONSTRAINT ck_streams_status CHECK (status IN ('scheduled', 'live', 'ended')),

    -- LiveKit: the name is random, because whoever knows a room's name knows half of what joins it
    room_name            text        NOT NULL CONSTRAINT uq_streams_room_name UNIQUE,
    -- for broadcasting software that pushes a stream; no route hands it out yet
    stream_key           text        CONSTRAINT uq_streams_stream_key UNIQUE,

    -- figures: absolute, each as its owner last published it
    current_viewers      integer     NOT NULL DEFAULT 0,
    guests               integer     NOT NULL DEFAULT 0,
    peak_viewers         integer     NOT NULL DEFAULT 0,
    total_views          bigint      NOT NULL DEFAULT 0,
    total_gifts_received bigint      NOT NULL DEFAULT 0, -- in coins
    count_version        bigint      NOT NULL DEFAULT -1,
    board_version        bigint      NOT NULL DEFAULT -1,

    scheduled_for        timestamptz,
    started_at           timestamptz,
    ended_at             timestamptz,
    end_reason           text,
    duration_seconds     bigint,

    thumbnail_id         uuid,
    thumbnail_url        text,
    tags                 text[]      NOT NULL DEFAULT '{}',
    creator_username     text        NOT NULL,
    version              bigint      NOT NULL,

    -- the broadcaster: what is shown, and what the reconciler remembers between its rounds
    broadcast            text        NOT NULL CONSTRAINT ck_streams_broadcast CHECK (broadcast IN ('waiting', 'on_air', 'interrupted', 'off')),
    missing_since        timestamptz,
    timed_out            boolean     NOT NULL DEFAULT false,
    heartbeat_at         timestamptz,
    broadcaster_sid      text,

    -- closing totals of gift-service and viewer-service; both in hand, the figures above are final
    closed_coins         bigint,
    closed_peak          integer,
    closed_views         bigint,
    statistics_final     boolean     NOT NULL DEFAULT false,

    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,

    CONSTRAINT ck_streams_ended CHECK ((status = 'ended') = (ended_at IS NOT NULL)),
    CONSTRAINT ck_streams_off CHECK ((status = 'live') = (broadcast <> 'off'))
);

CREATE INDEX idx_streams_creator ON streams (creator_id, created_at DESC, id DESC);
CREATE INDEX idx_streams_status ON streams (status) WHERE status <> 'ended';
CREATE INDEX idx_streams_started ON streams (started_at DESC);
CREATE INDEX ix_streams_live_list ON streams ((broadcast = 'waiting'), current_viewers DESC, id DESC) WHERE status = 'live';
-- at most one live stream a creator, whatever races
CREATE UNIQUE INDEX ux_streams_one_live ON streams (creator_id) WHERE status = 'live';

-- Idempotency-Key of a creation, with the answer it is given again; kept for ever
CREATE TABLE stream_creation (
    creator_id  uuid        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    stream_id   uuid        NOT NULL CONSTRAINT fk_stream_creation_stream_id REFERENCES streams (id),
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_stream_creation PRIMARY KEY (creator_id, key)
);
-- append-only for the service's role, which has the schema's name
DO $$ BEGIN EXECUTE format('REVOKE UPDATE, DELETE ON stream_creation FROM %I', current_schema()); END $$;
