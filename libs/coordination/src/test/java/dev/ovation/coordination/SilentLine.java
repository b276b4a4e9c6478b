package dev.ovation.coordination;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to PostgreSQL that can be cut without either end being told. */
final class SilentLine implements AutoCloseable {
    private final String target;
    private final URI server;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    SilentLine(String jdbcUrl) throws IOException {
        target = jdbcUrl;
        server = URI.create(jdbcUrl.substring("jdbc:".length()));
        inBackground(this::accept);
    }

    String jdbcUrl() {
        return target.replace(":" + server.getPort() + "/", ":" + listener.getLocalPort() + "/");
    }

    /** From now on nothing passes, in either direction. */
    void fallSilent() {
        silent = true;
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket near = listener.accept();
            Socket far = new Socket(server.getHost(), server.getPort());
            sockets.addAll(List.of(near, far));
            inBackground(() -> pass(near.getInputStream(), far.getOutputStream()));
            inBackground(() -> pass(far.getInputStream(), near.getOutputStream()));
        }
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8_192];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            if (!silent) {
                to.write(buffer, 0, n);
                to.flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one of the ends was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
