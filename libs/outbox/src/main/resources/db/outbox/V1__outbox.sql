-- What a service needs to publish and to consume events, in its own schema.

-- Written in the transaction of the change it tells of, deleted once the broker has it. The id is no order of
-- commits: a reader must never skip an id because it has seen a higher one.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    source     text        NOT NULL,
    type       text        NOT NULL,
    audience   text        NOT NULL CONSTRAINT ck_outbox_audience CHECK (audience IN ('public', 'internal')),
    delivery   text        NOT NULL CONSTRAINT ck_outbox_delivery CHECK (delivery IN ('kept', 'latest', 'hint')),
    hides      uuid,
    data       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (
    -- Every row dies young: without eager vacuuming each page would walk over the dead ones.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 100000,
    autovacuum_vacuum_cost_delay = 0
);

-- Rows the broker refused for themselves: an operator decides about them, the others go on.
CREATE TABLE outbox_dead (
    id         bigint      PRIMARY KEY,
    event_id   uuid        NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    source     text        NOT NULL,
    type       text        NOT NULL,
    audience   text        NOT NULL,
    delivery   text        NOT NULL,
    hides      uuid,
    data       text        NOT NULL,
    created_at timestamptz NOT NULL,
    error      text        NOT NULL,
    died_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Written in the transaction of an event's effect, so that a repeated event has none.
CREATE TABLE consumed_event (
    consumer    text        NOT NULL,
    source      text        NOT NULL,
    event_id    uuid        NOT NULL,
    consumed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_consumed_event PRIMARY KEY (consumer, source, event_id)
);
CREATE INDEX ix_consumed_event_consumed_at ON consumed_event USING brin (consumed_at);

-- Records no retry would cure, with where they lie and why they were put aside.
CREATE TABLE dead_letter (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer      text        NOT NULL,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    record_time   timestamptz NOT NULL,
    key           text,
    headers       text        NOT NULL,
    payload       bytea,
    payload_bytes integer     NOT NULL,
    error         text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- the time as well: offsets begin anew where a topic was made anew
    CONSTRAINT uq_dead_letter_record UNIQUE (consumer, topic, partition, record_offset, record_time)
);
COMMENT ON COLUMN dead_letter.payload IS 'the first 64 KiB; payload_bytes is the size of the whole';
