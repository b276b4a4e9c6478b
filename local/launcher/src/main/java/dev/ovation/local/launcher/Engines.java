package dev.ovation.local.launcher;

import dev.ovation.local.EmbeddedKafka;
import dev.ovation.local.EmbeddedPostgres;
import dev.ovation.local.GuardedProcess;
import dev.ovation.local.KeyPairs;
import dev.ovation.local.Secrets;
import dev.ovation.local.ServiceDatabases;
import dev.ovation.local.Topics;
import dev.ovation.local.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** PostgreSQL and Kafka of one state folder, with the roles, schemas and topics the services find there. */
final class Engines {

    private static final String ISSUER = "https://ovation.local";

    private final StateFolder state;
    private final Secrets secrets;
    private final int postgresPort;
    private final int kafkaPort;

    Engines(StateFolder state, Secrets secrets, int postgresPort, int kafkaPort) {
        this.state = state;
        this.secrets = secrets;
        this.postgresPort = postgresPort;
        this.kafkaPort = kafkaPort;
    }

    /** Starts the database and makes schemas and roles; safe to repeat after a crash. */
    GuardedProcess startPostgres() {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(state.file("postgres"), postgresPort, secrets.get("postgres"));
        try {
            link("postgres", state.file("postgres/postgres.log"));
            writePasswordFile();
            ServiceDatabases.ensure(postgres, databases());
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres.process();
    }

    /** Starts the broker and makes the topics; safe to repeat after a crash. */
    GuardedProcess startKafka() {
        EmbeddedKafka kafka = EmbeddedKafka.start(state.file("kafka"), kafkaPort);
        try {
            link("kafka", state.file("kafka/kafka.log"));
            Topics.ensure(kafka.bootstrapServers());
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka.process();
    }

    SuiteStatus.Postgres postgres() {
        return new SuiteStatus.Postgres(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + ServiceDatabases.DATABASE,
                "postgres",
                passwordFile().toString());
    }

    SuiteStatus.Kafka kafka() {
        return new SuiteStatus.Kafka("127.0.0.1:" + kafkaPort);
    }

    /** What a service must know of the engines and keys. */
    ServiceSettings settings(Service service) {
        KeyPairs.PemFiles identity = KeyPairs.ensure(state.keys(), "identity");
        KeyPairs.PemFiles internal = KeyPairs.ensure(state.keys(), "internal");
        java.util.Map<String, String> settings = new java.util.TreeMap<>();
        java.util.Map<String, String> hidden = new java.util.TreeMap<>();
        settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
        settings.put("ovation.identity.issuer", ISSUER);
        settings.put("ovation.identity.public-key", identity.publicKey().toString());
        settings.put("ovation.internal.public-key", internal.publicKey().toString());
        if (service == Service.GATEWAY) {
            settings.put("ovation.identity.signing-key", identity.privateKey().toString());
            settings.put("ovation.internal.signing-key", internal.privateKey().toString());
        }
        service.schema().ifPresent(schema -> {
            settings.put("ovation.database.host", "127.0.0.1");
            settings.put("ovation.database.port", Integer.toString(postgresPort));
            settings.put("ovation.database.name", ServiceDatabases.DATABASE);
            ServiceDatabases.Access access = access(schema);
            hidden.put("OVATION_DATABASE_PASSWORD", access.password());
            hidden.put("OVATION_DATABASE_OWNER_PASSWORD", access.ownerPassword());
        });
        return new ServiceSettings(settings, hidden);
    }

    private List<ServiceDatabases.Access> databases() {
        return Arrays.stream(Service.values())
                .flatMap(service -> service.schema().stream())
                .map(this::access)
                .toList();
    }

    private ServiceDatabases.Access access(String schema) {
        return new ServiceDatabases.Access(schema, secrets.get(schema), secrets.get(schema + "_owner"));
    }

    private Path passwordFile() {
        return state.file("postgres-password");
    }

    private void writePasswordFile() {
        try {
            WholeFile.writePrivate(passwordFile(), secrets.get("postgres"));
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + passwordFile(), e);
        }
    }

    /** Every part's log is found in one folder. */
    private void link(String name, Path log) {
        try {
            Path link = state.logs().resolve(name + ".log");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, log);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't link " + log, e);
        }
    }
}
