package dev.ovation.bench.sockets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a server says around the messages, and what it must be answered. */
public enum Dialect {
    /** Nothing: the handshake is all. */
    PLAIN(null, null, null),
    /** The suite: a welcome comes first. */
    OVATION(null, "{\"type\":\"welcome\"", null),
    /** Engine.IO 4 and Socket.IO 5: {@code 0{..}}, {@code 40}, {@code 40{..}}; pings are text. */
    SOCKET_IO(null, "40", "2") {
        @Override
        byte @Nullable [] answer(byte[] bytes, int from, int to) {
            if (bytes[from] == '0') {
                return ascii("40");
            }
            return super.answer(bytes, from, to);
        }

        @Override
        byte[] pong() {
            return ascii("3");
        }
    },
    /** Centrifuge's JSON protocol: connect, then a frame is one object a line, and an empty object is a ping. */
    CENTRIFUGE("{\"id\":1,\"connect\":{}}", "{\"id\":1,", "{}") {
        @Override
        byte @Nullable [] answer(byte[] bytes, int from, int to) {
            int line = from;
            for (int at = from; at < to; at++) {
                if (bytes[at] == '\n') {
                    if (super.answer(bytes, line, at) != null) {
                        return pong();
                    }
                    line = at + 1;
                }
            }
            return super.answer(bytes, line, to);
        }

        @Override
        byte[] pong() {
            return ascii("{}");
        }
    };

    private final byte @Nullable [] hello;
    private final byte @Nullable [] welcome;
    private final byte @Nullable [] ping;

    Dialect(@Nullable String hello, @Nullable String welcome, @Nullable String ping) {
        this.hello = hello == null ? null : ascii(hello);
        this.welcome = welcome == null ? null : ascii(welcome);
        this.ping = ping == null ? null : ascii(ping);
    }

    /** What a client says once the socket is open. */
    byte @Nullable [] hello() {
        return hello;
    }

    /** Whether a viewer is there as soon as its socket is. */
    boolean isReadyAtOnce() {
        return welcome == null;
    }

    /** Whether this frame, which has no marker, says that messages follow. */
    boolean isWelcome(byte[] bytes, int from, int to) {
        return welcome != null && begins(bytes, from, to, welcome);
    }

    /** What must be said to a frame that is not empty, be it a message or not. */
    byte @Nullable [] answer(byte[] bytes, int from, int to) {
        byte[] expected = ping;
        return expected != null && to - from == expected.length && begins(bytes, from, to, expected) ? pong() : null;
    }

    byte[] pong() {
        return new byte[0];
    }

    private static boolean begins(byte[] bytes, int from, int to, byte[] with) {
        return to - from >= with.length && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
