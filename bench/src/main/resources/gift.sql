-- What gift-service sends for a gift, with values made here.
\set sender random(1, :senders)
\set stream random(1, :streams)
SELECT * FROM send_gift(
    uuidv7(), ('00000000-0000-7000-9000-' || lpad(:stream::text, 12, '0'))::uuid,
    ('00000000-0000-7000-8000-' || lpad(:sender::text, 12, '0'))::uuid, 'somebody',
    '0192f0c0-0000-7000-8000-000000000001', 1, uuidv7()::text, 'fingerprint', NULL,
    ('00000000-0000-7000-a000-' || lpad(:stream::text, 12, '0'))::uuid,
    7000, interval '3 seconds', 0::bigint, 0::bigint);
