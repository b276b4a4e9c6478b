-- Gifts that were taken back, each at most once: who did it, why, and when. The coins moved by transfers of their own.
CREATE TABLE gift_reversals (
    gift_sent_id uuid        PRIMARY KEY,
    -- of the same sequence as the gifts': it is where the reversal stands among them
    seq          bigint      NOT NULL,
    id           uuid        NOT NULL,
    reversed_by  uuid        NOT NULL,
    reversed_as  text        NOT NULL CONSTRAINT ck_gift_reversals_reversed_as CHECK (reversed_as IN ('admin', 'creator')),
    reason       text        NOT NULL CONSTRAINT ck_gift_reversals_reason CHECK (length(reason) BETWEEN 1 AND 500),
    -- what the creator no longer had and owes
    shortfall    bigint      NOT NULL CONSTRAINT ck_gift_reversals_shortfall CHECK (shortfall >= 0),
    created_at   timestamptz NOT NULL
);
REVOKE UPDATE, DELETE, TRUNCATE ON gift_reversals FROM ${flyway:defaultSchema};
GRANT USAGE ON SEQUENCE stream_gifts_seq_seq TO ${flyway:defaultSchema};

-- What boards are made of: each gift as it was sent, and each reversal as one that takes as much away, in their order and
-- in the gift's time. A pending one counts when it is carried over.
CREATE VIEW board_entries AS
SELECT g.seq, g.stream_id, g.creator_id, g.sender_id, g.sender_username, g.total_coins, 1::bigint AS gift_count, g.created_at
FROM stream_gifts g
UNION ALL
SELECT r.seq, g.stream_id, g.creator_id, g.sender_id, g.sender_username, -g.total_coins, -1, g.created_at
FROM gift_reversals r JOIN stream_gifts g ON g.id = r.gift_sent_id;

CREATE VIEW counted_gifts AS
SELECT e.* FROM board_entries e WHERE NOT EXISTS (SELECT FROM pending_entries p WHERE p.seq = e.seq);
