package dev.ovation.viewer;

/** While it is open, the database refuses to write certain rows. */
public final class Refusal implements AutoCloseable {
    private final String table;

    private Refusal(String table) {
        this.table = table;
    }

    /**
     * Refuses from now on, for all sessions.
     *
     * @param when which rows, in terms of NEW
     */
    public static Refusal of(String table, String when) {
        Database.run("CREATE FUNCTION %1$s.refuse() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN RAISE EXCEPTION 'not now'; END $$");
        Database.run("CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON %1$s." + table + " FOR EACH ROW WHEN (" + when
                + ") EXECUTE FUNCTION %1$s.refuse()");
        return new Refusal(table);
    }

    @Override
    public void close() {
        Database.run("DROP TRIGGER refuse ON %1$s." + table);
        Database.run("DROP FUNCTION %1$s.refuse()");
    }
}
