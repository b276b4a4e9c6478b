-- Rows that come after others were cleaned away stand on the same pages, and a BRIN range never narrows by itself: after a
-- while each of its ranges matched every clean-up.
DROP INDEX ix_consumed_event_consumed_at;
CREATE INDEX ix_consumed_event_consumed_at ON consumed_event (consumed_at);
