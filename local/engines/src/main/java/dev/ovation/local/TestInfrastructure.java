package dev.ovation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real PostgreSQL and Kafka for the tests of one JVM: started at first use, shared by all test classes and Quarkus
 * restarts, gone with the JVM. Data lies in a temporary folder.
 *
 * <p>Quarkus loads test classes through several class loaders, so what runs is remembered in system properties and
 * not in fields.
 */
public final class TestInfrastructure {

    private static final String PREFIX = "ovation.test.";
    private static final Object ONE_AT_A_TIME = Runtime.getRuntime();

    static {
        try {
            // the driver manager looks for drivers once a JVM, and then not in the loaders of later Quarkus starts
            DriverManager.registerDriver(new org.postgresql.Driver());
        } catch (SQLException e) {
            throw new EngineFailed("the PostgreSQL driver can't be registered", e);
        }
    }

    private TestInfrastructure() {}

    /** Starts what is not running yet and returns when it serves; blocks for some seconds the first time. */
    public static void start() {
        synchronized (ONE_AT_A_TIME) {
            if (System.getProperty(PREFIX + "folder") == null) {
                startEngines(temporaryFolder());
            }
        }
    }

    /**
     * Makes a service's schema and roles and returns its configuration: {@code ovation.database.*},
     * {@code kafka.bootstrap.servers}, {@code ovation.identity.*} and {@code ovation.internal.*}.
     */
    public static Map<String, String> configurationFor(String schema) {
        start();
        ServiceDatabases.Access access = access(schema);
        try (Connection connection = superuser("postgres")) {
            ServiceDatabases.ensure(connection, () -> superuser(ServiceDatabases.DATABASE), List.of(access));
        } catch (SQLException e) {
            throw new EngineFailed("the test database does not answer", e);
        }
        return Map.ofEntries(
                Map.entry("ovation.database.host", "127.0.0.1"),
                Map.entry("ovation.database.port", running("postgres.port")),
                Map.entry("ovation.database.name", ServiceDatabases.DATABASE),
                Map.entry("ovation.database.schema", schema),
                Map.entry("ovation.database.password", access.password()),
                Map.entry("ovation.database.owner-password", access.ownerPassword()),
                Map.entry("kafka.bootstrap.servers", bootstrapServers()),
                Map.entry("ovation.identity.issuer", TestTokens.ISSUER),
                Map.entry("ovation.identity.public-key", identityPublicKey().toString()),
                Map.entry("ovation.identity.signing-key", identitySigningKey().toString()),
                Map.entry(
                        "ovation.internal.public-key",
                        key("internal-public.pem").toString()),
                Map.entry("ovation.internal.signing-key", internalSigningKey().toString()));
    }

    public static String bootstrapServers() {
        return running("kafka.bootstrap.servers");
    }

    public static String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + running("postgres.port") + "/" + ServiceDatabases.DATABASE;
    }

    /** A superuser's connection to the services' database, to look at what a service stored; the caller closes it. */
    public static Connection connect() throws SQLException {
        return superuser(ServiceDatabases.DATABASE);
    }

    /** A connection as the role a service runs with; the caller closes it. */
    public static Connection connectAs(String schema) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), schema, access(schema).password());
    }

    static Path identityPublicKey() {
        return key("identity-public.pem");
    }

    static Path identitySigningKey() {
        return key("identity-private.pem");
    }

    static Path internalSigningKey() {
        return key("internal-private.pem");
    }

    private static Path key(String file) {
        return Path.of(running("folder"), "keys", file);
    }

    private static void startEngines(Path folder) {
        Secrets secrets = Secrets.in(folder);
        KeyPairs.ensure(folder.resolve("keys"), "identity");
        KeyPairs.ensure(folder.resolve("keys"), "internal");
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder.resolve("postgres"), FreePorts.next(), secrets.get("postgres"));
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), FreePorts.next());
        Topics.ensure(kafka.bootstrapServers());
        remember("postgres.port", Integer.toString(postgres.port()));
        remember("kafka.bootstrap.servers", kafka.bootstrapServers());
        remember("folder", folder.toString());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> remove(folder, postgres.pid(), kafka.pid()), "remove-test-data"));
    }

    private static Path temporaryFolder() {
        try {
            // open to pass through: PostgreSQL may have to run as another user
            return Files.createTempDirectory(
                            "ovation-test-",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")))
                    .toRealPath();
        } catch (IOException e) {
            throw new EngineFailed("no temporary folder", e);
        }
    }

    /** The engines die with the JVM anyway; test data need no orderly end. Uses the JDK alone: loaders are gone. */
    private static void remove(Path folder, long... processes) {
        for (long process : processes) {
            Optional<ProcessHandle> handle = ProcessHandle.of(process);
            handle.ifPresent(ProcessHandle::destroyForcibly);
            handle.ifPresent(found -> found.onExit().join());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stillInUse) {
            // the system clears its temporary folder
        }
    }

    private static ServiceDatabases.Access access(String schema) {
        Secrets secrets = Secrets.in(Path.of(running("folder")));
        return new ServiceDatabases.Access(schema, secrets.get(schema), secrets.get(schema + "_owner"));
    }

    private static Connection superuser(String database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + running("postgres.port") + "/" + database;
        String password = Secrets.in(Path.of(running("folder"))).get("postgres");
        return DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, password);
    }

    private static void remember(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    private static String running(String name) {
        start();
        return Objects.requireNonNull(System.getProperty(PREFIX + name), name);
    }
}
