package dev.ovation.bench;

import dev.ovation.bench.sockets.Dialect;
import dev.ovation.bench.sockets.Feed;
import java.util.Map;
import java.util.Set;

/** A server that brings messages to many sockets: a leg of the fan-out scenarios. */
interface FanOutServer {
    String name();

    /**
     * Builds or installs it, before anything is measured.
     *
     * @throws Absent where this machine can't
     */
    void prepare();

    /** Starts it with so many rooms; blocks until it listens. */
    Running start(int rooms);

    /** A started server. */
    interface Running extends AutoCloseable {
        int port();

        Dialect dialect();

        /** What the socket of a viewer of this room asks for. */
        String path(int room, int viewer);

        /** Where its messages go; not shared, to be closed. */
        Feed feed();

        /** The process whose CPU counts. */
        long pid();

        /** Other processes that work for it, by name: told beside its figures. */
        Map<String, Long> beside();

        /** All processes that are part of it. */
        Set<Long> processes();

        @Override
        void close();
    }

    /** Why a leg isn't measured here. */
    final class Absent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Absent(String why) {
            super(why);
        }
    }
}
