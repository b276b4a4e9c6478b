package dev.ovation.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A closed loop of clients that send gifts, each on a connection of its own. Nothing is parsed: a request is a few strings put
 * together, an answer is read for its status and length alone, so that it is the server that is measured.
 */
final class GiftClients {
    private static final int BUFFER = 16 * 1024;

    private final int port;
    private final List<PublicApi.Person> senders;
    private final List<UUID> streams;
    private final UUID gift;
    private final Supplier<String> keys;

    /**
     * What a leg gave.
     *
     * @param sent gifts that were answered 201
     * @param replayed of them, repetitions of one that had been answered before
     * @param micros from the request to its answer, each
     */
    record Result(long sent, long replayed, double seconds, long[] micros) {
        double perSecond() {
            return sent / seconds;
        }
    }

    /** @param keys gives the idempotency key of the next request; called by all clients at once */
    GiftClients(int port, List<PublicApi.Person> senders, List<UUID> streams, UUID gift, Supplier<String> keys) {
        this.port = port;
        this.senders = senders;
        this.streams = streams;
        this.gift = gift;
        this.keys = keys;
    }

    /** Lets so many clients send for so long. Any answer but 201 ends the run with what it said. */
    Result run(int clients, Duration time) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begun = System.nanoTime();
            long end = begun + time.toNanos();
            List<Callable<Client>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Client client = new Client(i);
                work.add(() -> client.until(end));
            }
            List<Client> done = new ArrayList<>();
            for (Future<Client> future : threads.invokeAll(work)) {
                done.add(future.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] micros = done.stream()
                    .flatMapToLong(c -> Arrays.stream(c.micros, 0, c.count))
                    .toArray();
            return new Result(
                    micros.length, done.stream().mapToLong(c -> c.replayed).sum(), seconds, micros);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchFailed("a client failed: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Client {
        private final SplittableRandom random;
        private final byte[] buffer = new byte[BUFFER];
        private long[] micros = new long[4_096];
        private int count;
        private long replayed;

        private Client(int number) {
            this.random = new SplittableRandom(number);
        }

        private Client until(long end) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                    socket.getOutputStream().write(request());
                    readAnswer(in);
                    add((System.nanoTime() - began) / 1_000);
                }
            }
            return this;
        }

        private byte[] request() {
            PublicApi.Person sender = senders.get(random.nextInt(senders.size()));
            UUID stream = streams.get(random.nextInt(streams.size()));
            String body = "{\"giftId\":\"" + gift + "\"}";
            String request = "POST /api/streams/" + stream + "/gift HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer "
                    + sender.token() + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + keys.get()
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            return request.getBytes(StandardCharsets.ISO_8859_1);
        }

        private void readAnswer(InputStream in) throws IOException {
            int head = 0;
            while (head < 4
                    || buffer[head - 4] != '\r'
                    || buffer[head - 3] != '\n'
                    || buffer[head - 2] != '\r'
                    || buffer[head - 1] != '\n') {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the connection was closed");
                }
                buffer[head++] = (byte) next;
            }
            String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int at = text.indexOf("content-length:");
            int length = Integer.parseInt(
                    text.substring(at + 15, text.indexOf('\r', at)).strip());
            byte[] body = in.readNBytes(length);
            if (!text.startsWith("http/1.1 201")) {
                throw new IOException(text + new String(body, StandardCharsets.UTF_8));
            }
            if (text.contains("idempotent-replayed: true")) {
                replayed++;
            }
        }

        private void add(long took) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = took;
        }
    }
}
