package dev.ovation.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A running suite with a thousand senders whose wallets are full, and streams for them to give to. */
final class GiftStage implements AutoCloseable {
    static final int SENDERS = 1_000;

    final SuiteUnderTest suite;
    final BenchDatabase database;
    final List<PublicApi.Person> senders = new ArrayList<>();
    final List<UUID> streams = new ArrayList<>();
    final UUID rose;

    GiftStage(Path home, int numberOfStreams) {
        suite = SuiteUnderTest.start(home);
        try {
            database = new BenchDatabase(suite, home);
            PublicApi api = new PublicApi(suite.part("gateway").port());
            for (int i = 0; i < numberOfStreams; i++) {
                streams.add(api.liveStream(api.person("creator-" + i)));
            }
            for (int i = 0; i < SENDERS; i++) {
                PublicApi.Person sender = api.person("sender-" + i);
                api.balance(sender);
                senders.add(sender);
            }
            rose = api.rose();
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    int giftService() {
        return suite.part("gift-service").port();
    }

    int gateway() {
        return suite.part("gateway").port();
    }

    /** Rows of the ledger that contradict each other, and the gifts booked; waits for nothing. */
    List<String> faults() {
        return database.inTheService("SELECT f::text FROM ledger_faults('UTC') f");
    }

    long booked() {
        return Long.parseLong(
                database.inTheService("SELECT count(*) FROM stream_gifts").get(0));
    }

    String server() {
        return database.inTheService("SELECT 'PostgreSQL ' || current_setting('server_version')"
                        + " || ', fsync ' || current_setting('fsync')"
                        + " || ', synchronous_commit ' || current_setting('synchronous_commit')")
                .get(0);
    }

    @Override
    public void close() {
        suite.close();
    }
}
