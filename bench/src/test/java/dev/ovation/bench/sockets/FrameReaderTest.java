package dev.ovation.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    @Test
    void shouldFindAllFramesWhereverOneReadEnds() {
        byte[] stream = stream(new int[] {0, 1, 125, 126, 127, 200}, 1);
        List<String> whole = found(stream, stream.length);
        assertEquals(13, whole.size());
        for (int cut = 1; cut < stream.length; cut++) {
            assertEquals(whole, found(stream, cut), "cut at " + cut);
        }
    }

    @Test
    void shouldFindAllFramesWhenEachByteComesAlone() {
        byte[] stream = stream(new int[] {0, 1, 125, 126, 200}, 2);
        int[] single = new int[stream.length];
        Arrays.fill(single, 1);
        assertEquals(found(stream, stream.length), found(stream, single));
    }

    @Test
    void shouldFindFramesOfAllLengthsInReadsOfAnySize() {
        byte[] stream = stream(new int[] {65_535, 3, 65_536, 70_000, 125, 126}, 3);
        List<String> whole = found(stream, stream.length);
        assertEquals(13, whole.size());
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[] reads = random.ints(500, 1, round % 2 == 0 ? 5_000 : 70_000).toArray();
            assertEquals(whole, found(stream, reads));
        }
    }

    @Test
    void shouldWaitForAHeadThatIsCut() {
        byte[] longest = frame(TEXT, new byte[70_000]);
        byte[] longer = frame(TEXT, new byte[300]);
        for (int cut = 1; cut < 12; cut++) {
            assertEquals(found(longest, longest.length), found(longest, cut), "cut at " + cut);
            assertEquals(found(longer, longer.length), found(longer, cut), "cut at " + cut);
        }
    }

    @Test
    void shouldTellACloseWithItsCode() {
        byte[] code = {0x11, 0x38};
        assertEquals(List.of("close 4408"), found(frame(CLOSE, code), 1));
        assertEquals(List.of("close 1005"), found(frame(CLOSE, new byte[0]), 1));
    }

    @Test
    void shouldRefuseWhatCouldHideAMessage() {
        byte[] fragment = frame(TEXT, new byte[] {'a'});
        fragment[0] &= 0x7F;
        byte[] compressed = frame(TEXT, new byte[] {'a'});
        compressed[0] |= 0x40;
        byte[] masked = frame(TEXT, new byte[] {'a'});
        masked[1] |= (byte) 0x80;
        byte[] huge = {(byte) 0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0};
        for (byte[] bad : List.of(fragment, compressed, masked, huge)) {
            assertThrows(FrameReader.BadFrame.class, () -> found(bad, bad.length));
        }
    }

    /** Messages of these lengths, before each of them a ping, at the end a pong. */
    private static byte[] stream(int[] lengths, int seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int length : lengths) {
            stream.writeBytes(frame(PING, ("ping " + length).getBytes(StandardCharsets.US_ASCII)));
            byte[] text = new byte[length];
            random.nextBytes(text);
            stream.writeBytes(frame(TEXT, text));
        }
        stream.writeBytes(frame(PONG, new byte[] {1, 2}));
        stream.writeBytes(frame(TEXT, new byte[] {'z'}));
        return stream.toByteArray();
    }

    private static byte[] frame(int kind, byte[] text) {
        ByteBuffer frame = ByteBuffer.allocate(10 + text.length).put((byte) (0x80 | kind));
        if (text.length < 126) {
            frame.put((byte) text.length);
        } else if (text.length < 65_536) {
            frame.put((byte) 126).putShort((short) text.length);
        } else {
            frame.put((byte) 127).putLong(text.length);
        }
        frame.put(text).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Reads the stream in reads of these sizes, the rest in one. */
    private static List<String> found(byte[] stream, int... reads) {
        List<String> found = new ArrayList<>();
        FrameReader.Sink sink = new FrameReader.Sink() {
            @Override
            public void message(byte[] bytes, int from, int to) {
                found.add("message " + Arrays.hashCode(Arrays.copyOfRange(bytes, from, to)) + " of " + (to - from));
            }

            @Override
            public void ping(byte[] bytes, int from, int to) {
                found.add(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            }

            @Override
            public void close(int code) {
                found.add("close " + code);
            }
        };
        FrameReader reader = new FrameReader();
        byte[] buffer = new byte[256 * 1024];
        Arrays.fill(buffer, (byte) 0xFF);
        int at = 0;
        for (int i = 0; at < stream.length; i++) {
            int size = Math.min(i < reads.length ? reads[i] : stream.length, stream.length - at);
            int before = reader.begin(buffer);
            System.arraycopy(stream, at, buffer, before, size);
            at += size;
            reader.read(buffer, before + size, sink);
            Arrays.fill(buffer, (byte) 0xFF); // another socket's turn: what is no frame at all
        }
        return found;
    }
}
