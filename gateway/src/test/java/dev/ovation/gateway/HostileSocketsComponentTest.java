package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that send what no client should: the gateway lives, keeps nothing of it, and goes on serving the others. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class HostileSocketsComponentTest {
    private static final int ROUNDS = 500;
    private static final int FRAMES_A_ROUND = 20;
    private static final long GROWTH_ALLOWED = 8L << 20;
    private static final String ASKS = """
            GET /api/streams/%s/events HTTP/1.1
            Host: x
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: ovation.v1

            """.replace("\n", "\r\n");

    private final Random random = new Random(3);
    private final List<String> broken = new ArrayList<>();

    @Inject
    MeterRegistry figures;

    @Test
    void shouldLiveOnWithAFlatHeapWhenTenThousandFramesAreFuzzed() throws InterruptedException {
        // Given
        UUID stream = Doubles.liveStream();
        String ask = ASKS.formatted(stream);
        double socketsBefore = sockets();
        rounds(ROUNDS / 5, () -> talk(ask.getBytes(StandardCharsets.US_ASCII), frames(FRAMES_A_ROUND)));
        awaitSockets(socketsBefore);
        long before = liveHeap();

        // When
        rounds(ROUNDS, () -> talk(ask.getBytes(StandardCharsets.US_ASCII), frames(FRAMES_A_ROUND)));

        // Then
        awaitSockets(socketsBefore);
        long after = liveHeap();
        assertTrue(after - before < GROWTH_ALLOWED, "live heap grew by " + (after - before));
        assertEquals("welcome", welcome(stream));
        assertEquals(List.of(), broken, "input never breaks anything on our side");
    }

    @Test
    void shouldLiveOnWithAFlatHeapWhenHandshakesAreFuzzed() throws InterruptedException {
        // Given
        UUID stream = Doubles.liveStream();
        String ask = ASKS.formatted(stream);
        double socketsBefore = sockets();
        rounds(ROUNDS / 5, () -> talk(mutated(ask), new byte[0]));
        awaitSockets(socketsBefore);
        long before = liveHeap();

        // When
        rounds(2 * ROUNDS, () -> talk(mutated(ask), new byte[0]));

        // Then
        awaitSockets(socketsBefore);
        long after = liveHeap();
        assertTrue(after - before < GROWTH_ALLOWED, "live heap grew by " + (after - before));
        assertEquals("welcome", welcome(stream));
        assertEquals(List.of(), broken, "input never breaks anything on our side");
    }

    private static String welcome(UUID stream) {
        dev.ovation.gateway.Socket socket =
                dev.ovation.gateway.Socket.at(stream).open();
        String type = socket.welcome().get("type").asText();
        socket.close();
        return type;
    }

    private static void rounds(int count, Runnable one) {
        for (int round = 0; round < count; round++) {
            one.run();
        }
    }

    private void talk(byte[] ask, byte[] frames) {
        try (Socket socket = new Socket("127.0.0.1", dev.ovation.gateway.Socket.port())) {
            socket.setSoTimeout(frames.length == 0 ? 200 : 5_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(ask);
            byte[] answer = new byte[100];
            int length = in.read(answer);
            String status = new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
            if (status.startsWith("HTTP/1.1 500")) {
                broken.add(new String(ask, StandardCharsets.ISO_8859_1));
            }
            out.write(frames);
            out.flush();
        } catch (IOException closed) {
            // the gateway has heard enough
        }
    }

    /** Half of the time noise, else frames with well-formed headers of every kind and random insides. */
    private byte[] frames(int count) {
        ByteBuffer frames = ByteBuffer.allocate(count * 140);
        if (random.nextBoolean()) {
            random.nextBytes(frames.array());
            return frames.array();
        }
        for (int i = 0; i < count; i++) {
            byte[] inside = new byte[random.nextInt(126)];
            byte[] mask = new byte[4];
            random.nextBytes(inside);
            random.nextBytes(mask);
            frames.put((byte) (random.nextInt(4) << 6 | random.nextInt(16)));
            frames.put((byte) (0x80 | inside.length)).put(mask).put(inside);
        }
        return java.util.Arrays.copyOf(frames.array(), frames.position());
    }

    /** A handshake with some bytes changed, some lines repeated, or its end missing. */
    private byte[] mutated(String ask) {
        String[] lines = ask.split("(?<=\r\n)");
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(random.nextInt(8) == 0 ? line.repeat(random.nextInt(4)) : line);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private double sockets() {
        return figures.get("ovation.live.sockets").gauge().value();
    }

    private void awaitSockets(double count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sockets() <= count);
    }

    /** What stays after several collections; the lowest of them, since other threads go on. */
    private static long liveHeap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(200);
            least = Math.min(
                    least,
                    java.lang.management.ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed());
        }
        return least;
    }
}
