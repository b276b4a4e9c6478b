-- Creators whose coins of a day came from few senders: told once a day and creator, whatever happens in between.
CREATE TABLE concentration_alarms (
    creator_id  uuid        NOT NULL,
    begins      date        NOT NULL,
    total_coins bigint      NOT NULL,
    top_coins   bigint      NOT NULL,
    told_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_concentration_alarms PRIMARY KEY (creator_id, begins)
);

-- A day's cells of all creators, without those of other periods. No sums in it: they change with each roll-up.
CREATE INDEX ix_creator_leaderboard_day ON creator_leaderboard (begins, creator_id) WHERE period = 'day';
