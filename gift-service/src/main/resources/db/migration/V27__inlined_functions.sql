-- Declared as what they are made of (times and their text are stable, not immutable), they are inlined where they are called.
ALTER FUNCTION utc_text(timestamptz) STABLE;
ALTER FUNCTION spent_since(timestamptz, bigint, interval, timestamptz) STABLE;
