package dev.ovation.bench.presence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the frames in what a server sends (RFC 6455, 5.2), wherever it was cut, and keeps none of them. One thread. */
final class ServerFrames {
    private static final byte[] JOINED = "viewer:joined".getBytes(StandardCharsets.US_ASCII);
    private static final int OPCODE = 0x0f;
    private static final int PING = 0x9;
    private static final int CLOSE = 0x8;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int HEAD = 2;

    /** Told at the end of each frame. */
    interface Listener {
        void text();

        void ping();

        void close();
    }

    private final Listener listener;
    private int headBytes;
    private int opcode;
    private int lengthBytes;
    private long left;
    private int matched;
    private long joined;

    ServerFrames(Listener listener) {
        this.listener = listener;
    }

    /** How many {@code viewer:joined} the texts held. */
    long joined() {
        return joined;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (headBytes < HEAD + lengthBytes) {
                head(bytes.get() & 0xff);
            } else {
                body(bytes);
            }
            if (headBytes == HEAD + lengthBytes && headBytes > 0 && left == 0) {
                headBytes = 0;
                lengthBytes = 0;
                tell();
            }
        }
    }

    private void head(int value) {
        switch (headBytes++) {
            case 0 -> opcode = value & OPCODE;
            case 1 -> {
                int length = value & LENGTH;
                lengthBytes = length == TWO_BYTES ? 2 : length == EIGHT_BYTES ? 8 : 0;
                left = lengthBytes == 0 ? length : 0;
            }
            default -> left = left << 8 | value;
        }
    }

    private void body(ByteBuffer bytes) {
        int here = (int) Math.min(left, bytes.remaining());
        for (int i = 0; i < here; i++) {
            byte next = bytes.get();
            matched = next == JOINED[matched] ? matched + 1 : next == JOINED[0] ? 1 : 0;
            if (matched == JOINED.length) {
                joined++;
                matched = 0;
            }
        }
        left -= here;
    }

    private void tell() {
        switch (opcode) {
            case PING -> listener.ping();
            case CLOSE -> listener.close();
            default -> listener.text();
        }
    }
}
