CREATE TABLE note (id uuid PRIMARY KEY, text text NOT NULL);
CREATE TABLE received_gift (event_id uuid NOT NULL, stream_id uuid NOT NULL, coins bigint NOT NULL CHECK (coins < 1000000));
