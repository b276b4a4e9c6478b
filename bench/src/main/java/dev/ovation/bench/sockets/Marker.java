package dev.ovation.bench.sockets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What every message carries, wherever a server puts it: {@code @@@@@@@@0000000017.0000000123456789}, which is its number
 * within its room and the time it was meant to be sent, in microseconds of {@link System#nanoTime}. No quote, nothing that
 * JSON escapes.
 */
public final class Marker {
    /** Bytes of a marker. */
    public static final int LENGTH = 8 + 10 + 1 + 16;

    private static final int RUN = 8;
    private static final int NUMBER = 10;
    private static final int TIME = 16;
    private static final byte SIGN = '@';

    private Marker() {}

    /** A message of so many bytes: a JSON object in ASCII. */
    public static byte[] message(int room, long number, long micros, int bytes) {
        byte[] head = "{\"b\":\"00000\",\"m\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[bytes];
        Arrays.fill(message, (byte) 'x');
        System.arraycopy(head, 0, message, 0, head.length);
        digits(message, 6, 5, room);
        write(message, head.length, number, micros);
        message[bytes - 2] = '"';
        message[bytes - 1] = '}';
        return message;
    }

    /** The marker alone. */
    public static String text(long number, long micros) {
        byte[] text = new byte[LENGTH];
        write(text, 0, number, micros);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void write(byte[] into, int at, long number, long micros) {
        Arrays.fill(into, at, at + RUN, SIGN);
        digits(into, at + RUN, NUMBER, number);
        into[at + RUN + NUMBER] = '.';
        digits(into, at + RUN + NUMBER + 1, TIME, micros);
    }

    private static void digits(byte[] into, int at, int width, long value) {
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Where the next marker begins; -1 where there is none whole. Looks at every eighth byte, since one of them must be
     * within the run of eight.
     */
    static int find(byte[] bytes, int from, int to) {
        for (int i = from + RUN - 1; i < to; i += RUN) {
            if (bytes[i] == SIGN) {
                int start = i;
                while (start > from && bytes[start - 1] == SIGN) {
                    start--;
                }
                while (start + RUN < to && bytes[start + RUN] == SIGN) {
                    start++; // the run's end counts, whatever stands before it
                }
                if (start + LENGTH <= to && isRun(bytes, start)) {
                    return start;
                }
            }
        }
        return -1;
    }

    private static boolean isRun(byte[] bytes, int start) {
        for (int i = start; i < start + RUN; i++) {
            if (bytes[i] != SIGN) {
                return false;
            }
        }
        return true;
    }

    /** The number of the marker that begins there. */
    static long number(byte[] bytes, int marker) {
        return value(bytes, marker + RUN, NUMBER);
    }

    /** When the message was meant to be sent, in microseconds. */
    static long micros(byte[] bytes, int marker) {
        return value(bytes, marker + RUN + NUMBER + 1, TIME);
    }

    /** The time of the first marker in there. */
    public static OptionalLong microsIn(byte[] bytes) {
        int marker = find(bytes, 0, bytes.length);
        return marker < 0 ? OptionalLong.empty() : OptionalLong.of(micros(bytes, marker));
    }

    private static long value(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = at; i < at + width; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
