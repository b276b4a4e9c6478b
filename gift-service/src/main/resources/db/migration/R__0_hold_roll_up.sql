-- Nobody else rolls up from here until the end of the transaction: each gift is either pending or carried over.
CREATE OR REPLACE FUNCTION hold_roll_up() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock('pending_entries'::regclass::integer)
$$;
