-- Gifts that are not yet on a board: written with each gift, taken by the roll-up. So no row of a board is written by
-- every gift, and a board read together with what is pending is exact.
CREATE TABLE pending_gifts (
    seq             bigint PRIMARY KEY,
    stream_id       uuid   NOT NULL,
    sender_id       uuid   NOT NULL,
    sender_username text   NOT NULL,
    total_coins     bigint NOT NULL
) WITH (
    -- Every row dies within a second.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX ix_pending_gifts_stream_id ON pending_gifts (stream_id);

CREATE TABLE leaderboard (
    stream_id       uuid   NOT NULL,
    sender_id       uuid   NOT NULL,
    sender_username text   NOT NULL,
    total_coins     bigint NOT NULL,
    gift_count      bigint NOT NULL,
    -- seq of the gift that brought the sum to what it is: of equal sums the lower one ranks higher
    reached         bigint NOT NULL,
    CONSTRAINT pk_leaderboard PRIMARY KEY (stream_id, sender_id)
) WITH (fillfactor = 80);
CREATE INDEX ix_leaderboard_rank ON leaderboard (stream_id, total_coins DESC, reached);

-- The sums of a stream's board, and what of it was told.
CREATE TABLE leaderboard_totals (
    stream_id         uuid   PRIMARY KEY,
    total_coins       bigint NOT NULL,
    gift_count        bigint NOT NULL,
    version           bigint NOT NULL,
    published_version bigint NOT NULL DEFAULT 0,
    published_at      timestamptz
) WITH (fillfactor = 80);
CREATE INDEX ix_leaderboard_totals_unpublished ON leaderboard_totals (stream_id) WHERE version > published_version;
