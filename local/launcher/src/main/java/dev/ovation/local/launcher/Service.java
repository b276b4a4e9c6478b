package dev.ovation.local.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five deployables, in the order in which they are listed. */
enum Service {
    STREAM("stream-service", 8081),
    CHAT("chat-service", 8082),
    GIFT("gift-service", 8083),
    VIEWER("viewer-service", 8084),
    GATEWAY("gateway", 8080);

    /**
     * C2 compiles what is ten times as hot as it would by default: while a service starts that saves a tenth (Java 17) to
     * a quarter (25) of its CPU.
     */
    private static final List<String> PATIENT_C2 = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private final String moduleName;
    private final int usualPort;

    Service(String moduleName, int usualPort) {
        this.moduleName = moduleName;
        this.usualPort = usualPort;
    }

    /** Name of the part, the Maven module and its folder. */
    String moduleName() {
        return moduleName;
    }

    /** Where it listens when nothing else was asked for and the port is free. */
    int usualPort() {
        return usualPort;
    }

    /** The schema it owns; the gateway owns none. */
    Optional<String> schema() {
        return this == GATEWAY ? Optional.empty() : Optional.of(moduleName.replace('-', '_'));
    }

    /** Its word in configuration keys: stream, chat, gift, viewer, gateway. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What its JVM is told beyond what all are. A gateway's memory is sockets, which live long: the young generation, by
     * default a third of the heap, would grow with them and take half as much again. And everything goes through it, so
     * there C2's own marks pay at once: a join costs two thirds (bench P1).
     */
    List<String> jvmOptions() {
        return this == GATEWAY ? List.of("-XX:MaxNewSize=24m") : PATIENT_C2;
    }

    /** Finds {@code chat-service} and {@code chat} alike. */
    static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.moduleName.equals(name) || service.shortName().equals(name))
                .findFirst();
    }
}
