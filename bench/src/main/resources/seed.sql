-- A thousand senders and a thousand creators with a live stream each: ids end in their number. And the naive schema.
INSERT INTO wallets (user_id, balance)
SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1000000000 FROM generate_series(1, 1000) n;
INSERT INTO known_stream (stream_id, creator_id, status, version)
SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid,
       ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'live', 1
FROM generate_series(1, 1000) n;

CREATE SCHEMA naive;
CREATE TABLE naive.users (id uuid PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0));
CREATE TABLE naive.creators (id uuid PRIMARY KEY, balance bigint NOT NULL);
CREATE TABLE naive.gifts (
    id uuid PRIMARY KEY DEFAULT uuidv7(), stream_id uuid NOT NULL, sender_id uuid NOT NULL, gift_id uuid NOT NULL,
    coins bigint NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE naive.ledger (
    id uuid PRIMARY KEY DEFAULT uuidv7(), account uuid NOT NULL, amount bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE naive.leaderboard (
    stream_id uuid, sender_id uuid, coins bigint NOT NULL, PRIMARY KEY (stream_id, sender_id));
INSERT INTO naive.users SELECT user_id, balance FROM wallets;
INSERT INTO naive.creators SELECT creator_id, 0 FROM known_stream;
