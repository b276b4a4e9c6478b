package dev.ovation.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {

    private static final String PASSWORD = "a-password-of-the-test";
    private static final ServiceDatabases.Access GIFTS =
            new ServiceDatabases.Access("gift_service", "service-password", "owner-password");

    private final Path home = TestFolders.make("postgres");
    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() {
        postgres = EmbeddedPostgres.start(home, FreePorts.next(), PASSWORD);
        ServiceDatabases.ensure(postgres, List.of(GIFTS));
    }

    @AfterAll
    void stop() {
        postgres.close();
        TestFolders.remove(home);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "max_connections, 400",
        "data_checksums, on"
    })
    void shouldRunWithSettingWhenReadBack(String name, String value) throws SQLException {
        assertEquals(value, ask(postgres, "SHOW " + name));
    }

    @Test
    void shouldAdmitPasswordsOnlyWhenRulesAreReadBack() throws SQLException {
        assertEquals(
                "scram-sha-256 127.0.0.1",
                ask(postgres, "SELECT string_agg(auth_method || ' ' || address, ',') FROM pg_hba_file_rules"));
    }

    @Test
    void shouldRefuseWhenPasswordIsWrong() {
        // Given
        String url = postgres.jdbcUrl("postgres");
        // When
        SQLException refusal =
                assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "postgres", "wrong"));
        // Then
        assertEquals("28P01", refusal.getSQLState());
    }

    @Test
    void shouldKeepCommittedRowsWhenKilledAndStartedAgain() throws SQLException {
        // Given
        Path folder = TestFolders.make("postgres-killed");
        EmbeddedPostgres first = EmbeddedPostgres.start(folder, FreePorts.next(), PASSWORD);
        ask(first, "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
        // When
        first.process().kill();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, FreePorts.next(), PASSWORD)) {
            // Then
            assertEquals("42", ask(second, "SELECT answer FROM kept"));
        } finally {
            TestFolders.remove(folder);
        }
    }

    @Test
    void shouldStopOrphanWhenStartedOverIt() throws SQLException {
        // Given
        Path folder = TestFolders.make("postgres-orphan");
        EmbeddedPostgres orphan = EmbeddedPostgres.start(folder, FreePorts.next(), PASSWORD);
        // When
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, FreePorts.next(), PASSWORD)) {
            // Then
            assertFalse(ProcessHandle.of(orphan.pid()).isPresent());
            assertEquals("1", ask(second, "SELECT 1"));
        } finally {
            TestFolders.remove(folder);
        }
    }

    @Test
    void shouldRefuseToServeWhenPortBelongsToAnotherServer() {
        // Given
        Path folder = TestFolders.make("postgres-stranger");
        // When
        EngineFailed refusal =
                assertThrows(EngineFailed.class, () -> EmbeddedPostgres.start(folder, postgres.port(), PASSWORD));
        // Then
        assertFalse(refusal.getMessage().isBlank());
        TestFolders.remove(folder);
    }

    @Test
    void shouldStartWhenItsParentFolderIsClosedToOthers() throws Exception {
        // Given
        Path closed = java.nio.file.Files.createTempDirectory("postgres-closed").toRealPath();
        // When
        try (EmbeddedPostgres server = EmbeddedPostgres.start(closed.resolve("postgres"), FreePorts.next(), PASSWORD)) {
            // Then
            assertEquals("1", ask(server, "SELECT 1"));
            assertEquals(closed.resolve("postgres/data").toString(), ask(server, "SHOW data_directory"));
        } finally {
            TestFolders.remove(closed);
        }
    }

    @Test
    void shouldGrantRowsOnlyWhenServiceRoleConnects() throws SQLException {
        // Given
        try (Connection owner = connect("gift_service_owner", "owner-password");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE gift (id bigint GENERATED ALWAYS AS IDENTITY, name text)");
        }
        try (Connection service = connect("gift_service", "service-password");
                Statement statement = service.createStatement()) {
            // When
            statement.execute("INSERT INTO gift (name) VALUES ('Rose')");
            SQLException refusal =
                    assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE mine (id int)"));
            // Then
            assertEquals("42501", refusal.getSQLState());
        }
    }

    @Test
    void shouldSetPasswordsAnewWhenEnsuredAgain() throws SQLException {
        // Given
        ServiceDatabases.Access chat = new ServiceDatabases.Access("chat_service", "first-password", "owner-password");
        ServiceDatabases.ensure(postgres, List.of(chat));
        // When
        ServiceDatabases.ensure(
                postgres, List.of(new ServiceDatabases.Access("chat_service", "second-password", "owner-password")));
        // Then
        connect("chat_service", "second-password").close();
    }

    private Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(ServiceDatabases.DATABASE), role, password);
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
