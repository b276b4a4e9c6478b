package dev.ovation.gift;

/** While it is open, something happens in the database whenever a certain row is about to be written. */
public final class Meddling implements AutoCloseable {
    /**
     * @param event INSERT or UPDATE
     * @param when which row, in terms of NEW
     * @param what a statement of PL/pgSQL
     */
    public Meddling(String event, String table, String when, String what) {
        GiftDatabase.run("CREATE SEQUENCE meddled");
        GiftDatabase.run("GRANT USAGE ON SEQUENCE meddled TO PUBLIC");
        GiftDatabase.run("CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM nextval('meddled'); " + what + "; RETURN NEW; END $$");
        GiftDatabase.run("CREATE TRIGGER meddle BEFORE " + event + " ON " + table + " FOR EACH ROW WHEN (" + when
                + ") EXECUTE FUNCTION meddle()");
    }

    /** How often it has happened, also in transactions that failed. */
    public long times() {
        return GiftDatabase.number("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM meddled");
    }

    @Override
    public void close() {
        GiftDatabase.run("DROP FUNCTION IF EXISTS meddle() CASCADE");
        GiftDatabase.run("DROP SEQUENCE IF EXISTS meddled");
    }
}
