package dev.ovation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL of our own: durable (fsync and synchronous commit on), password only, loopback only, its data kept
 * between starts. It dies with this JVM; what an earlier crash left running is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    private static final String VERSION = "18.6";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final String WRONG_PASSWORD = "28P01";

    private final Path home;
    private final Path data;
    private final int port;
    private final String password;
    private final GuardedProcess server;

    private EmbeddedPostgres(Path home, int port, String password) throws IOException {
        this.home = PostgresAccount.reachable(home);
        this.data = this.home.resolve("data");
        this.port = port;
        this.password = password;
        PostgresBinaries.unpackInto(this.home.resolve("postgresql-" + VERSION));
        prepareData();
        this.server = GuardedProcess.start(command());
    }

    /**
     * Starts the server of {@code home}, making its data folder at the first time. Blocks until it answers.
     *
     * @param password of the superuser; kept by the caller, since a later start needs the same
     */
    public static EmbeddedPostgres start(Path home, int port, String password) {
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(home.toAbsolutePath(), port, password);
            postgres.awaitOwnServer();
            return postgres;
        } catch (IOException e) {
            throw new EngineFailed("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    /** The postmaster's process id. */
    public long pid() {
        return server.pid();
    }

    public GuardedProcess process() {
        return server;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database) + "?connectTimeout=5", SUPERUSER, password);
    }

    /** Fast shutdown: transactions under way are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        server.stop();
    }

    private void prepareData() throws IOException {
        Files.createDirectories(data);
        PostgresAccount.own(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        } else if (run("pg_ctl", "status", "-D", data.toString()) == 0) {
            stopOrphan();
        }
    }

    private void initialise() throws IOException {
        Path secret = Files.createTempFile(
                home,
                "superuser",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password + "\n");
            PostgresAccount.own(secret);
            int status = run(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + secret,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums");
            if (status != 0) {
                throw new EngineFailed("PostgreSQL's initdb failed, see " + toolLog());
            }
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    private void stopOrphan() throws IOException {
        if (run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30") != 0) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "30");
        }
    }

    private GuardedProcess.Start command() {
        List<String> command = new ArrayList<>(PostgresAccount.prefix());
        command.addAll(List.of(program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        PostgresSettings.ALL.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new GuardedProcess.Start(
                command,
                Map.of("LC_ALL", "C.UTF-8"),
                home,
                home.resolve("postgres.log"),
                home.resolve("postgres.pid"),
                GuardedProcess.StopSignal.INT,
                Duration.ofSeconds(30));
    }

    /** A stranger on our port would answer too: only the server of our own data folder counts. */
    private void awaitOwnServer() {
        boolean answers = Deadline.in(START_LIMIT).await(() -> {
            if (!server.isAlive()) {
                throw new EngineFailed("PostgreSQL ended while starting, see " + home.resolve("postgres.log"));
            }
            return answersForOurData();
        });
        if (!answers) {
            close();
            throw new EngineFailed("PostgreSQL did not answer within " + START_LIMIT.toSeconds() + " s");
        }
    }

    private boolean answersForOurData() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            if (!row.getString(1).equals(data.toString())) {
                throw new EngineFailed("port " + port + " belongs to another PostgreSQL: " + row.getString(1));
            }
            return true;
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new EngineFailed("PostgreSQL on port " + port + " does not know our password", e);
            }
            throw e;
        }
    }

    private int run(String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(PostgresAccount.prefix());
        command.add(program(tool));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(toolLog().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EngineFailed("PostgreSQL's " + tool + " did not end within 120 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while running " + tool, e);
        }
        return process.exitValue();
    }

    private String program(String tool) {
        return home.resolve("postgresql-" + VERSION)
                .resolve("bin")
                .resolve(tool)
                .toString();
    }

    private Path toolLog() {
        return home.resolve("postgres-tools.log");
    }
}
