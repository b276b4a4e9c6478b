package dev.ovation.bench.sockets;

import java.util.Arrays;

/**
 * Finds the frames (RFC 6455, section 5.2) of one socket in what is read from it, wherever the reads cut them. All sockets of
 * a thread share one buffer; what is incomplete is kept here until the next read.
 */
final class FrameReader {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final byte[] NOTHING = {};

    private byte[] kept = NOTHING;
    private int length;

    /** Gets what is found, in order; the bytes are valid during the call only. */
    interface Sink {
        void message(byte[] bytes, int from, int to);

        void ping(byte[] bytes, int from, int to);

        /** @param code 1005 where none was given */
        void close(int code);
    }

    /** What a server must not send here. */
    static final class BadFrame extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadFrame(String message) {
            super(message);
        }
    }

    /** Puts what was incomplete at the buffer's beginning; the next read goes behind it, at the place returned. */
    int begin(byte[] buffer) {
        if (length > 0) {
            System.arraycopy(kept, 0, buffer, 0, length);
        }
        return length;
    }

    /** Takes the buffer's bytes from 0 on. */
    void read(byte[] buffer, int end, Sink sink) {
        read(buffer, 0, end, sink);
    }

    void read(byte[] buffer, int from, int end, Sink sink) {
        int at = from;
        while (at < end) {
            int next = frame(buffer, at, end, sink);
            if (next < 0) {
                break;
            }
            at = next;
        }
        keep(buffer, at, end);
    }

    /** Keeps bytes that are no frames yet. */
    void keep(byte[] buffer, int from, int end) {
        length = end - from;
        if (length > kept.length) {
            kept = new byte[Math.max(256, Integer.highestOneBit(length) * 2)];
        }
        if (length > 0) {
            System.arraycopy(buffer, from, kept, 0, length);
        }
    }

    /** Where the frame that begins here ends; negative where it isn't whole. */
    private static int frame(byte[] b, int at, int end, Sink sink) {
        if (end - at < 2) {
            return -1;
        }
        if ((b[at] & 0xF0) != 0x80 || (b[at + 1] & 0x80) != 0) {
            throw new BadFrame("a fragment, a compressed or a masked frame: " + hex(b, at));
        }
        long size = b[at + 1];
        int start = at + 2;
        if (size >= SHORT) {
            int width = size == LONG ? 8 : 2;
            if (end - start < width) {
                return -1;
            }
            size = number(b, start, width);
            start += width;
        }
        if (size < 0 || size > b.length - 16) {
            throw new BadFrame("a frame of " + size + " bytes");
        }
        if (end - start < size) {
            return -1;
        }
        int stop = start + (int) size;
        give(b[at] & 0x0F, b, start, stop, sink);
        return stop;
    }

    private static void give(int kind, byte[] b, int from, int to, Sink sink) {
        switch (kind) {
            case TEXT, BINARY -> sink.message(b, from, to);
            case PING -> sink.ping(b, from, to);
            case CLOSE -> sink.close(to - from < 2 ? 1005 : (int) number(b, from, 2));
            case PONG -> {}
            default -> throw new BadFrame("a frame of kind " + kind);
        }
    }

    private static long number(byte[] b, int at, int width) {
        long value = 0;
        for (int i = at; i < at + width; i++) {
            value = value << 8 | b[i] & 0xFF;
        }
        return value;
    }

    private static String hex(byte[] b, int at) {
        return Arrays.toString(Arrays.copyOfRange(b, at, at + 2));
    }
}
