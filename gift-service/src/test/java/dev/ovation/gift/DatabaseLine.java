package dev.ovation.gift;

import dev.ovation.local.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The line to PostgreSQL, which a test can cut: while the system property {@link #CUT} is set, nobody gets through.
 * Flyway and the runners have a line of their own.
 */
public class DatabaseLine implements QuarkusTestResourceLifecycleManager {
    public static final String CUT = "test.database-line.cut";

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket near;
    private int far;

    @Override
    public Map<String, String> start() {
        far = URI.create(TestInfrastructure.jdbcUrl().substring("jdbc:".length()))
                .getPort();
        try {
            near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spawn(this::accept);
        spawn(this::cutWhenAsked);
        return Map.of("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + near.getLocalPort() + "/ovation");
    }

    private void accept() {
        try {
            while (true) {
                Socket client = near.accept();
                if (System.getProperty(CUT) != null) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
                open.add(client);
                open.add(server);
                spawn(() -> pass(client, server));
                spawn(() -> pass(server, client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // both ends see it
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void cutWhenAsked() {
        while (!near.isClosed()) {
            if (System.getProperty(CUT) != null) {
                open.forEach(DatabaseLine::close);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spawn(Runnable work) {
        Thread thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
