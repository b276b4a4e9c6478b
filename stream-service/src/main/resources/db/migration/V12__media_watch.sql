-- What the reconciler knows of the media server between its rounds. One row.
CREATE TABLE media_watch (
    only_row          boolean     PRIMARY KEY DEFAULT true CONSTRAINT ck_media_watch_one_row CHECK (only_row),
    -- begins the name of each room made for this database: another suite's rooms on the same server are not ours
    room_prefix       text        NOT NULL,
    -- the last round, whoever ran it: silence counts only while someone listened
    observed_at       timestamptz,
    answered_at       timestamptz,
    unreachable_since timestamptz
);
INSERT INTO media_watch (room_prefix) VALUES ('ov-' || left(replace(gen_random_uuid()::text, '-', ''), 10) || '-');
