package dev.ovation.bench.presence;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One guest's socket. What is asked of it happens soon, on the crowd's thread; what it tells is safe from any thread. */
public final class CrowdSocket {
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};
    /** 1000, masked with zeros. */
    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe8};

    private static final int HEAD_MOST = 4_096;

    /** How far a socket has come; never back. */
    public enum State {
        OPENING,
        WELCOMED,
        LEAVING,
        GONE
    }

    private final Crowd crowd;
    private final InetSocketAddress gateway;
    private final UUID stream;
    private final UUID device;
    private final ServerFrames frames = new ServerFrames(new Answers());
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable StringBuilder head = new StringBuilder();
    private volatile State state = State.OPENING;
    private volatile String end = "";
    private volatile long textFrames;
    private volatile long joined;

    CrowdSocket(Crowd crowd, InetSocketAddress gateway, UUID stream, UUID device) {
        this.crowd = crowd;
        this.gateway = gateway;
        this.stream = stream;
        this.device = device;
    }

    public InetSocketAddress gateway() {
        return gateway;
    }

    public UUID stream() {
        return stream;
    }

    public UUID device() {
        return device;
    }

    public State state() {
        return state;
    }

    /** Why it is gone; empty while it is not, or where it was to go. */
    public String end() {
        return end;
    }

    public long textFrames() {
        return textFrames;
    }

    /** How many {@code viewer:joined} came here. */
    public long joined() {
        return joined;
    }

    /** Leaves as a page does that is closed: with a close frame. */
    public void leave() {
        crowd.execute(() -> {
            if (state == State.WELCOMED) {
                state = State.LEAVING;
                write(GOODBYE);
            } else {
                drop();
            }
        });
    }

    /** Falls silent as a laptop does that sleeps: nothing is read or answered any more, and nothing is closed. */
    public void fallSilent() {
        crowd.execute(() -> {
            if (key != null && key.isValid()) {
                key.interestOps(0);
            }
        });
    }

    void connect() {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.setOption(StandardSocketOptions.SO_LINGER, 0); // no port waits for stragglers
            key = opened.register(crowd.selector(), SelectionKey.OP_CONNECT, this);
            if (opened.connect(gateway)) {
                greet(opened);
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    void ready(SelectionKey ready, ByteBuffer buffer) {
        SocketChannel open = (SocketChannel) ready.channel();
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                greet(open);
            } else if (ready.isReadable()) {
                read(open, buffer);
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private void greet(SocketChannel open) throws IOException {
        String request = "GET /api/streams/" + stream + "/events?device=" + device + " HTTP/1.1\r\nHost: "
                + gateway.getHostString() + ":" + gateway.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ovation.v1\r\n\r\n";
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ);
        }
        open.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    private void read(SocketChannel open, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (open.read(buffer) < 0) {
            fail("closed without a word");
            return;
        }
        buffer.flip();
        readHead(buffer);
        if (head == null) {
            frames.read(buffer);
        }
    }

    private void readHead(ByteBuffer buffer) {
        StringBuilder text = head;
        while (text != null && buffer.hasRemaining()) {
            text.append((char) buffer.get());
            if (text.length() > HEAD_MOST) {
                fail("no answer to an upgrade");
            }
            if (text.length() >= 4 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                if (!text.toString().startsWith("HTTP/1.1 101")) {
                    fail(text.substring(0, text.indexOf("\r\n")));
                    buffer.position(buffer.limit());
                    return;
                }
                head = null;
                return;
            }
        }
    }

    private void write(byte[] bytes) {
        try {
            if (channel != null) {
                channel.write(ByteBuffer.wrap(bytes)); // a few bytes, and the other side reads
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private void fail(String why) {
        if (state != State.LEAVING && state != State.GONE) {
            end = why;
        }
        drop();
    }

    /** Cuts the line. */
    void drop() {
        state = State.GONE;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            end = e.toString();
        }
    }

    /** What the server's frames are answered with. */
    private final class Answers implements ServerFrames.Listener {
        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
        public void text() {
            textFrames++;
            joined = frames.joined();
            if (state == State.OPENING) {
                state = State.WELCOMED;
            }
        }

        @Override
        public void ping() {
            write(PONG);
        }

        @Override
        public void close() {
            fail("closed by the gateway");
        }
    }
}
