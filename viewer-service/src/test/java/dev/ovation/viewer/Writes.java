package dev.ovation.viewer;

import dev.ovation.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the statements that add rows to a table, however many rows each adds. */
public final class Writes implements AutoCloseable {
    private static final String BEGIN = """
            CREATE SEQUENCE %1$s.writes_%2$s MINVALUE 0 START 0;
            SELECT nextval('%1$s.writes_%2$s');
            CREATE FUNCTION %1$s.note_%2$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $note$
            BEGIN
                PERFORM nextval('%1$s.writes_%2$s');
                RETURN NULL;
            END $note$;
            CREATE TRIGGER note_%2$s AFTER INSERT ON %1$s.%2$s
                FOR EACH STATEMENT EXECUTE FUNCTION %1$s.note_%2$s()
            """;
    private static final String END = """
            DROP TRIGGER note_%2$s ON %1$s.%2$s;
            DROP FUNCTION %1$s.note_%2$s;
            DROP SEQUENCE %1$s.writes_%2$s
            """;
    private static final String COUNT = "SELECT last_value FROM %1$s.writes_%2$s";

    private final String table;

    /** Counts from now on, for all sessions. */
    public Writes(String table) {
        this.table = table;
        Database.run(BEGIN.formatted(ViewerEngines.SCHEMA, table));
    }

    public long statements() {
        try (Connection connection = TestInfrastructure.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(COUNT.formatted(ViewerEngines.SCHEMA, table))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Database.run(END.formatted(ViewerEngines.SCHEMA, table));
    }
}
