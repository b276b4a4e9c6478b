package dev.ovation.gift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad line before the service: of a hundred requests so many never arrive, and of a hundred answers so many are lost
 * after the service has done its work. One request a connection.
 */
public final class LossyDoor implements AutoCloseable {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket door;
    private final int service;
    private final int requestsLostPercent;
    private final int answersLostPercent;
    private final ExecutorService lines = Executors.newCachedThreadPool();
    private final AtomicInteger requestsLost = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();

    public LossyDoor(int service, int requestsLostPercent, int answersLostPercent) {
        this.service = service;
        this.requestsLostPercent = requestsLostPercent;
        this.answersLostPercent = answersLostPercent;
        try {
            this.door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int requestsLost() {
        return requestsLost.get();
    }

    public int answersLost() {
        return answersLost.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                lines.execute(() -> pass(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), service)) {
            byte[] request = message(client.getInputStream());
            if (chance(requestsLostPercent)) {
                requestsLost.incrementAndGet();
                return;
            }
            server.getOutputStream().write(request);
            byte[] answer = message(server.getInputStream());
            if (chance(answersLostPercent)) {
                answersLost.incrementAndGet();
                return;
            }
            client.getOutputStream().write(answer);
        } catch (IOException gone) {
            // one of both sees it
        }
    }

    private static boolean chance(int percent) {
        return ThreadLocalRandom.current().nextInt(100) < percent;
    }

    /** A head and as much body as its content-length says. */
    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < HEAD_END.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            message.write(next);
            matched = next == HEAD_END[matched] ? matched + 1 : next == HEAD_END[0] ? 1 : 0;
        }
        message.write(in.readNBytes(contentLength(message.toString(StandardCharsets.ISO_8859_1))));
        return message.toByteArray();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.shutdownNow();
    }
}
