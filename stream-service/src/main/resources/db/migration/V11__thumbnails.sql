-- Pictures of streams, re-encoded to 1280x720 JPEG. A picture never changes: its address may be cached for ever.
CREATE TABLE thumbnail (
    id         uuid        PRIMARY KEY,
    owner_id   uuid        NOT NULL,
    jpeg       bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- a JPEG is compressed already
ALTER TABLE thumbnail ALTER COLUMN jpeg SET STORAGE EXTERNAL;
