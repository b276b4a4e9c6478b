package dev.ovation.bench;

import dev.ovation.bench.sockets.Dialect;
import dev.ovation.bench.sockets.Feed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The suite: rooms are live streams, viewers are guests at the gateway, messages come through Kafka. */
final class OvationServer implements FanOutServer {
    private static final String GATEWAY = "gateway";
    private static final String KAFKA = "kafka";

    private final Path home;
    private final int bytes;

    /** @param bytes of a message of its feed */
    OvationServer(Path home, int bytes) {
        this.home = home;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return FanOutServers.OVATION;
    }

    /** The suite builds itself when it starts. */
    @Override
    public void prepare() {}

    @Override
    public Started start(int rooms) {
        SuiteUnderTest suite = SuiteUnderTest.start(home);
        try {
            PublicApi api = new PublicApi(suite.part(GATEWAY).port());
            List<UUID> streams = new ArrayList<>();
            for (int room = 0; room < rooms; room++) {
                streams.add(api.liveStream(api.person("creator-" + room)));
            }
            return new Started(suite, streams, bytes);
        } catch (RuntimeException | Error e) {
            suite.close();
            throw e;
        }
    }

    /** A running suite and the streams that are its rooms. */
    static final class Started implements Running {
        final SuiteUnderTest suite;
        final List<UUID> streams;

        private final int bytes;

        private Started(SuiteUnderTest suite, List<UUID> streams, int bytes) {
            this.suite = suite;
            this.streams = streams;
            this.bytes = bytes;
        }

        @Override
        public int port() {
            return suite.part(GATEWAY).port();
        }

        @Override
        public Dialect dialect() {
            return Dialect.OVATION;
        }

        /** Each viewer is a guest with a device of its own. */
        @Override
        public String path(int room, int viewer) {
            return "/api/streams/" + streams.get(room) + "/events?device=" + UUID.randomUUID();
        }

        @Override
        public Feed feed() {
            return new KafkaFeed(suite.kafka(), streams, bytes);
        }

        @Override
        public long pid() {
            return suite.part(GATEWAY).pid();
        }

        @Override
        public Map<String, Long> beside() {
            return Map.of(KAFKA, suite.part(KAFKA).pid());
        }

        @Override
        public Set<Long> processes() {
            return suite.processes();
        }

        @Override
        public void close() {
            suite.close();
        }
    }
}
