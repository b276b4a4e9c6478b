package dev.ovation.bench;

import dev.ovation.bench.sockets.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All legs of the fan-out scenarios, by name. */
final class FanOutServers {
    static final String FLOOR = "floor";
    static final String UWS = "uws";
    static final String UWS_TICK = "uws-tick";
    static final String WS = "ws";
    static final String SOCKET_IO = "socketio";
    static final String CENTRIFUGE = "centrifuge";
    static final String BROADCAST = "broadcast";
    static final String OVATION = "ovation";

    /** In the order of a repetition; the suite, which takes longest to start, last. */
    static final List<String> ALL = List.of(FLOOR, UWS, UWS_TICK, WS, SOCKET_IO, CENTRIFUGE, BROADCAST, OVATION);

    /** As long as the gateway's. */
    private static final String TICK_MILLIS = "35";

    private static final String ROOM = "/rooms/%s";

    private final Path home;
    private final int bytes;

    /** @param bytes of a message */
    FanOutServers(Path home, int bytes) {
        this.home = home;
        this.bytes = bytes;
    }

    FanOutServer named(String name) {
        return switch (name) {
            case FLOOR -> floor();
            case UWS, WS, BROADCAST -> peer(name, name, Dialect.PLAIN, ROOM);
            case UWS_TICK -> peer(name, UWS, Dialect.PLAIN, ROOM, "--tick", TICK_MILLIS);
            case SOCKET_IO -> peer(name, name, Dialect.SOCKET_IO, "/socket.io/?EIO=4&transport=websocket&room=%s");
            case CENTRIFUGE -> peer(name, name, Dialect.CENTRIFUGE, "/connection/websocket?room=%s");
            case OVATION -> new OvationServer(home, bytes);
            default -> throw new BenchFailed("no leg is called " + name + "; there are " + ALL);
        };
    }

    private FanOutServer floor() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ovation.bench.floor.Floor");
        return new PeerServer(FLOOR, home, List.of(), command, Dialect.PLAIN, ROOM, bytes);
    }

    private FanOutServer peer(String name, String folder, Dialect dialect, String path, String... words) {
        Path program = home.resolve("bench/peers").resolve(folder);
        List<String> command = new ArrayList<>(List.of(program.resolve("run").toString()));
        command.addAll(List.of(words));
        return new PeerServer(
                name, home, List.of(program.resolve("prepare").toString()), command, dialect, path, bytes);
    }
}
