-- A gift as it is often written: eight round trips, and a row of the creator that every gift updates.
\set sender random(1, :senders)
\set stream random(1, :streams)
BEGIN;
SELECT balance FROM naive.users WHERE id = ('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid FOR UPDATE;
UPDATE naive.users SET balance = balance - 1 WHERE id = ('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid;
UPDATE naive.creators SET balance = balance + 1 WHERE id = ('00000000-0000-7000-a000-' || lpad(:stream::text, 12, '0'))::uuid;
INSERT INTO naive.gifts (stream_id, sender_id, gift_id, coins) VALUES (
    ('00000000-0000-7000-9000-' || lpad(:stream::text, 12, '0'))::uuid,
    ('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid, '0192f0c0-0000-7000-8000-000000000001', 1);
INSERT INTO naive.ledger (account, amount) VALUES
    (('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid, -1),
    (('00000000-0000-7000-a000-' || lpad(:stream::text, 12, '0'))::uuid, 1);
INSERT INTO naive.leaderboard VALUES (
    ('00000000-0000-7000-9000-' || lpad(:stream::text, 12, '0'))::uuid,
    ('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid, 1)
ON CONFLICT (stream_id, sender_id) DO UPDATE SET coins = naive.leaderboard.coins + 1;
COMMIT;
