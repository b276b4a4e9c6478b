package dev.ovation.bench.presence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Guests by the thousand: their sockets live on one thread, which answers pings, counts frames and keeps nothing. Each
 * socket costs a few hundred bytes here. Safe from any thread.
 */
public final class Crowd implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(READ_BYTES);
    private final Thread thread = new Thread(this::run, "crowd");
    private volatile boolean stopped;

    public Crowd() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** A guest comes; returns at once. */
    public CrowdSocket open(InetSocketAddress gateway, UUID stream, UUID device) {
        CrowdSocket socket = new CrowdSocket(this, gateway, stream, device);
        execute(socket::connect);
        return socket;
    }

    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    Selector selector() {
        return selector;
    }

    private void run() {
        while (!stopped) {
            try {
                selector.select(this::serve, 1_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private void serve(SelectionKey key) {
        ((CrowdSocket) key.attachment()).ready(key, received);
    }

    /** All who are still here are cut off. */
    @Override
    public void close() {
        execute(() -> {
            selector.keys().forEach(key -> ((CrowdSocket) key.attachment()).drop());
            stopped = true;
        });
        try {
            thread.join();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
