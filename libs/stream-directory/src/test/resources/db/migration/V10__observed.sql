CREATE TABLE observed (stream_id uuid NOT NULL, type text NOT NULL, version bigint NOT NULL);
