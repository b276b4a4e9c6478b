-- Streams that take no more gifts, whatever anybody still believes about them, and their closing totals once published.
CREATE TABLE closed_streams (
    stream_id    uuid        PRIMARY KEY,
    closed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    total_coins  bigint,
    gift_count   bigint,
    published_at timestamptz
);
CREATE INDEX ix_closed_streams_unpublished ON closed_streams (closed_at) WHERE published_at IS NULL;
REVOKE DELETE, TRUNCATE ON closed_streams FROM ${flyway:defaultSchema};
