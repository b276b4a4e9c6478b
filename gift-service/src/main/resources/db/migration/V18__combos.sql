-- Sends of one gift by one sender that follow each other within the window: open until the window closes on the
-- database's clock. Money and boards know nothing of combos, so a lost row changes neither.
CREATE TABLE combos (
    stream_id       uuid        NOT NULL,
    sender_id       uuid        NOT NULL,
    gift_id         uuid        NOT NULL,
    combo_id        uuid        NOT NULL,
    sender_username text        NOT NULL,
    -- the gift as events have it
    gift            json        NOT NULL,
    -- all quantities together
    combo_count     bigint      NOT NULL,
    combo_coins     bigint      NOT NULL,
    expires_at      timestamptz NOT NULL,
    CONSTRAINT pk_combos PRIMARY KEY (stream_id, sender_id, gift_id)
) WITH (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);
-- No index on expires_at: it would cost each gift a heap-only update, and the table holds only what is open.

-- What a user spent in the minute and in the day that began with the first gift in it.
ALTER TABLE wallets
    ADD COLUMN minute_began timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN minute_coins bigint      NOT NULL DEFAULT 0,
    ADD COLUMN day_began    timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN day_coins    bigint      NOT NULL DEFAULT 0;

-- The coins spent in a window that began then, as far as it still lasts.
CREATE FUNCTION spent_since(p_began timestamptz, p_coins bigint, p_lasts interval, p_now timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN p_now < p_began + p_lasts THEN p_coins ELSE 0 END
$$;

-- What combo:ended says of one.
CREATE FUNCTION combo_ended(p_combo combos) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT json_build_object(
        'comboId', (p_combo).combo_id, 'streamId', (p_combo).stream_id, 'senderId', (p_combo).sender_id,
        'senderUsername', (p_combo).sender_username, 'gift', (p_combo).gift,
        'comboCount', (p_combo).combo_count, 'comboCoins', (p_combo).combo_coins)::text
$$;

-- Whole seconds from now until then, at least one: what Retry-After says.
CREATE FUNCTION seconds_until(p_then timestamptz, p_now timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(1, ceil(extract(epoch FROM p_then - p_now)))::integer
$$;
