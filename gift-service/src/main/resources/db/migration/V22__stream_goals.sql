-- What a creator wants to reach with a stream: its coins from the moment the goal was set. At most one a stream; setting
-- another replaces it.
CREATE TABLE stream_goals (
    stream_id    uuid        PRIMARY KEY,
    goal_id      uuid        NOT NULL,
    title        text        NOT NULL CONSTRAINT ck_stream_goals_title CHECK (length(title) BETWEEN 1 AND 80),
    reward       text        NOT NULL CONSTRAINT ck_stream_goals_reward CHECK (length(reward) <= 200),
    target_coins bigint      NOT NULL CONSTRAINT ck_stream_goals_target_coins CHECK (target_coins BETWEEN 1 AND 1000000000),
    -- the stream's coins when the goal was set
    base_coins   bigint      NOT NULL,
    active       boolean     NOT NULL DEFAULT true,
    reached_at   timestamptz,
    reached_told boolean     NOT NULL DEFAULT false,
    version      bigint      NOT NULL DEFAULT 1,
    -- what was told last, and when
    told_coins   bigint,
    told_at      timestamptz,
    -- the stream is over and all was told: nobody looks for progress any more
    settled      boolean     NOT NULL DEFAULT false
) WITH (fillfactor = 80);
CREATE INDEX ix_stream_goals_unsettled ON stream_goals (stream_id) WHERE NOT settled;
