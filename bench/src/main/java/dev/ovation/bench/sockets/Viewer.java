package dev.ovation.bench.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One socket: its handshake, what it answers, and its frames. Touched by one thread. */
final class Viewer implements FrameReader.Sink {
    private static final int DEAF_BUFFER = 4 * 1024;
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int MOST_SAID = 125;

    private enum State {
        CONNECTING,
        SHAKING_HANDS,
        GREETING,
        READY,
        GONE
    }

    final int index;
    final Seat seat;
    private final Dialect dialect;
    private final Messages messages;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameReader frames = new FrameReader();
    private State state = State.CONNECTING;
    private @Nullable String end;

    /** Gets what has a marker. */
    interface Messages {
        void message(Viewer viewer, byte[] bytes, int marker, int to);
    }

    Viewer(int index, Seat seat, Dialect dialect, Messages messages, InetSocketAddress server, Selector selector)
            throws IOException {
        this.index = index;
        this.seat = seat;
        this.dialect = dialect;
        this.messages = messages;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (seat.deaf()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, DEAF_BUFFER);
        }
        channel.connect(server);
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    boolean isReady() {
        return state == State.READY;
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** Why it is gone. */
    String end() {
        return end == null ? "closed" : end;
    }

    /** Does what the selector says can be done; returns the bytes read. */
    int proceed(ByteBuffer buffer) {
        try {
            if (state == State.CONNECTING) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                state = State.SHAKING_HANDS;
                say(request(), false);
                return 0;
            }
            return read(buffer);
        } catch (IOException | FrameReader.BadFrame e) {
            leave(String.valueOf(e.getMessage()));
            return 0;
        }
    }

    private int read(ByteBuffer buffer) throws IOException {
        byte[] bytes = buffer.array();
        int before = frames.begin(bytes);
        buffer.limit(bytes.length).position(before);
        int count = channel.read(buffer);
        if (count < 0) {
            leave("ended without a close frame");
            return 0;
        }
        int length = before + count;
        if (state == State.SHAKING_HANDS) {
            shakeHands(bytes, length);
        } else {
            frames.read(bytes, length, this);
        }
        return count;
    }

    private void shakeHands(byte[] bytes, int length) throws IOException {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            frames.keep(bytes, 0, length);
            return;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            leave("refused: " + head);
            return;
        }
        state = State.GREETING;
        byte[] hello = dialect.hello();
        if (hello != null) {
            frame(TEXT, hello);
        }
        if (dialect.isReadyAtOnce()) {
            ready();
        }
        frames.read(bytes, end + 4, length, this);
    }

    private byte[] request() {
        String protocol = dialect == Dialect.OVATION ? "Sec-WebSocket-Protocol: ovation.v1\r\n" : "";
        return ("GET " + seat.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + protocol
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void ready() {
        state = State.READY;
        if (seat.deaf()) {
            key.interestOps(0);
        }
    }

    @Override
    public void message(byte[] bytes, int from, int to) {
        int marker = Marker.find(bytes, from, to);
        if (marker >= 0) {
            messages.message(this, bytes, marker, to);
        } else if (state == State.GREETING && dialect.isWelcome(bytes, from, to)) {
            ready();
            return;
        }
        if (to > from) {
            answer(dialect.answer(bytes, from, to), TEXT);
        }
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
        answer(Arrays.copyOfRange(bytes, from, to), PONG);
    }

    private void answer(byte @Nullable [] text, int kind) {
        if (text == null) {
            return;
        }
        try {
            frame(kind, text);
        } catch (IOException e) {
            leave(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close(int code) {
        leave("closed by the server with " + code);
    }

    /** A client's frames are masked; four zeros are a mask. */
    private void frame(int kind, byte[] text) throws IOException {
        if (text.length > MOST_SAID) {
            throw new IOException("nothing so long is said here");
        }
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) kind;
        frame[1] = (byte) (MASKED | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        say(frame, true);
    }

    private void say(byte[] bytes, boolean open) throws IOException {
        if (channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
            throw new IOException(open ? "the server does not read" : "no room for a request");
        }
    }

    private void leave(String why) {
        if (state != State.GONE) {
            end = why;
            state = State.GONE;
            close();
        }
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            end = e.getMessage();
        }
    }
}
