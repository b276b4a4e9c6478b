-- What gift-service sends under load: gifts of 32 senders in one statement, with values made here. As there, two are under
-- way at most and never two of one sender: each client has half of the senders.
\set first random(0, :senders / 2 - 33) + :client_id * (:senders / 2)
\set stream random(1, :streams)
SELECT count(*) FROM (
    SELECT send_gifts(
        array_agg(uuidv7()), array_agg(('00000000-0000-7000-9000-' || lpad(:stream::text, 12, '0'))::uuid),
        array_agg(('00000000-0000-7000-8000-' || lpad((:first + n)::text, 12, '0'))::uuid),
        array_agg('somebody'::text), array_agg('0192f0c0-0000-7000-8000-000000000001'::uuid), array_agg(1),
        array_agg(uuidv7()::text), array_agg('fingerprint'::text),
        array_agg(('00000000-0000-7000-a000-' || lpad(:stream::text, 12, '0'))::uuid),
        7000, interval '3 seconds', 0::bigint, 0::bigint)
    FROM generate_series(1, 32) n) sent;
