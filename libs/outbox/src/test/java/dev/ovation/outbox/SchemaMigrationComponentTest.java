package dev.ovation.outbox;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.coordination.DirectConnections;
import dev.ovation.local.TestInfrastructure;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start migrates when the build has something new, leaves Flyway alone when not, and never trusts a doubt. */
class SchemaMigrationComponentTest {
    private static final String ONE = "db/migration/V50__one.sql";
    private static final String WRONG = "wrong";

    private final String schema =
            "migration_" + UUID.randomUUID().toString().substring(0, 8).replace('-', '_');
    private final Map<String, String> access = TestInfrastructure.configurationFor(schema);

    @TempDir
    Path build;

    @BeforeEach
    void haveOneMigration() throws IOException {
        write(ONE, "CREATE TABLE one (id int)");
    }

    @Test
    void shouldMigrateOnceAndThenLeaveFlywayAlone() throws IOException {
        assertThat(migrate(), is(true));
        assertThat(steps(), is("50"));
        assertThat("Flyway would not get in", start(WRONG), is(false));
    }

    @Test
    void shouldAskFlywayWhenTheSchemaSaysNothing() throws IOException {
        assertThat(migrate(), is(true));
        Database.run("COMMENT ON SCHEMA " + schema + " IS NULL");
        assertThrows(FlywayException.class, () -> start(WRONG));
        assertThat(migrate(), is(true));
        assertThat(start(WRONG), is(false));
    }

    @Test
    void shouldBringWhatIsNewWhateverItsNumber() throws IOException {
        migrate();
        write("db/migration/V51__two.sql", "CREATE TABLE two (id int)");
        write("db/directory/V5__library.sql", "CREATE TABLE library (id int)");
        assertThat(migrate(), is(true));
        assertThat(steps(), is("5,50,51"));
    }

    @Test
    void shouldRepeatAFunctionThatHasChanged() throws IOException {
        String function = "CREATE OR REPLACE FUNCTION %s.answer() RETURNS int LANGUAGE sql AS 'SELECT %d'";
        write("db/migration/R__answer.sql", function.formatted(schema, 41));
        migrate();
        write("db/migration/R__answer.sql", function.formatted(schema, 42));
        assertThat(migrate(), is(true));
        assertThat(Database.number("SELECT " + schema + ".answer()"), is(42L));
    }

    @Test
    void shouldRefuseAMigrationThatWasChangedAfterItRan() throws IOException {
        migrate();
        String before = comment();
        write(ONE, "CREATE TABLE one (id bigint)");
        assertThrows(FlywayException.class, this::migrate);
        assertThat(comment(), is(before));
    }

    @Test
    void shouldSayNothingOfASchemaThatIsHalfWay() throws IOException {
        write("db/migration/V51__two.sql", "CREATE TABLE two (id no_such_type)");
        assertThrows(FlywayException.class, this::migrate);
        assertThat(comment(), is(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db/migration/V51__two.sql", "db/directory/V5__library.sql"})
    void shouldStartBesideANewerReleaseAndLeaveItsFunctionsAlone(String newer) throws IOException {
        String function = "CREATE OR REPLACE FUNCTION %s.answer() RETURNS int LANGUAGE sql AS 'SELECT %d'";
        write("db/migration/R__answer.sql", function.formatted(schema, 42));
        write(newer, "CREATE TABLE two (id int)");
        migrate();
        String itsOwn = comment();
        write("db/migration/R__answer.sql", function.formatted(schema, 41));
        Files.delete(build.resolve(newer));
        assertThat(migrate(), is(false));
        assertThat(Database.number("SELECT " + schema + ".answer()"), is(42L));
        assertThat("the newer one has nothing to do", comment(), is(itsOwn));
    }

    @Test
    void shouldLetManyStartAtOnce() {
        List<Boolean> migrated = IntStream.range(0, 4)
                .parallel()
                .mapToObj(replica -> migrateUnchecked())
                .toList();
        assertThat(migrated.size(), is(4));
        assertThat(steps(), is("50"));
    }

    @Test
    void shouldTellFilesApartByNameAndContent() throws IOException {
        String before = files().digest();
        assertThat(files().digest(), is(before));
        assertThat(files().byName().keySet(), hasItems("db/outbox/V1__outbox.sql", ONE));
        assertThat(List.of(files().folders()), contains("db/outbox", "db/migration"));
        Files.move(build.resolve(ONE), build.resolve("db/migration/V52__one.sql"));
        assertThat(files().digest(), is(not(before)));
    }

    private boolean migrateUnchecked() {
        try {
            return migrate();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean migrate() throws IOException {
        return start(access.get("ovation.database.owner-password"));
    }

    private boolean start(String ownerPassword) throws IOException {
        String url = TestInfrastructure.jdbcUrl();
        DirectConnections connections = new DirectConnections(url, schema, access.get("ovation.database.password"));
        try (URLClassLoader classes = classes()) {
            return new SchemaMigration(connections, url, schema, ownerPassword)
                    .migrate(classes, MigrationFiles.of(classes));
        }
    }

    private MigrationFiles files() throws IOException {
        try (URLClassLoader classes = classes()) {
            return MigrationFiles.of(classes);
        }
    }

    /** What the build has, beside the outbox's own. */
    private URLClassLoader classes() throws IOException {
        return new URLClassLoader(new URL[] {build.toUri().toURL()}, getClass().getClassLoader());
    }

    private void write(String name, String sql) throws IOException {
        Path file = build.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    /** Those of this test: others are on the class path as well. */
    private String steps() {
        return Database.text("SELECT string_agg(version, ',' ORDER BY version) FROM " + schema
                + ".flyway_schema_history WHERE success AND version IN ('5', '50', '51')");
    }

    private String comment() {
        return Database.text("SELECT obj_description('" + schema + "'::regnamespace, 'pg_namespace')");
    }
}
