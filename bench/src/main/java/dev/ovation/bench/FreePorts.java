package dev.ovation.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on at the moment, below those that systems give to outgoing connections: a suite takes a while
 * until it listens, and meanwhile any connection of anybody might have got such a one.
 */
final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int ABOVE = 30_000;
    private static final int ATTEMPTS = 100;

    private FreePorts() {}

    static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BenchFailed("no free port from " + LOWEST + " to " + ABOVE);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
