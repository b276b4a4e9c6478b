-- The hype train of a stream that runs, or the last one it had. How far it is follows from the gifts since counts_from.
CREATE TABLE hype_trains (
    stream_id   uuid        PRIMARY KEY,
    hype_id     uuid        NOT NULL,
    counts_from timestamptz NOT NULL,
    started_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    level       integer     NOT NULL,
    coins       bigint      NOT NULL,
    version     bigint      NOT NULL,
    told_at     timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX ix_hype_trains_running ON hype_trains (expires_at) WHERE ended_at IS NULL;

-- Which boards were looked at for hype, so that only streams that were given something are.
ALTER TABLE leaderboard_totals ADD COLUMN hype_version bigint NOT NULL DEFAULT 0;
UPDATE leaderboard_totals SET hype_version = version;
CREATE INDEX ix_leaderboard_totals_unhyped ON leaderboard_totals (stream_id) WHERE version > hype_version;
