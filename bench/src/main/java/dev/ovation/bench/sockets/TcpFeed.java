package dev.ovation.bench.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Lines {@code <room> <message>} on one connection. */
public final class TcpFeed implements Feed {
    private final SocketChannel channel;
    private final int bytes;

    /** @param bytes of a message */
    public TcpFeed(int port, int bytes) {
        this.bytes = bytes;
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            throw new UncheckedIOException("the server takes no feed", e);
        }
    }

    @Override
    public void send(int room, long number, long micros) {
        byte[] head = (roomName(room) + " ").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer line = ByteBuffer.allocate(head.length + bytes + 1)
                .put(head)
                .put(Marker.message(room, number, micros, bytes))
                .put((byte) '\n')
                .flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server takes no more messages", e);
        }
    }

    /** The name of a room at a peer. */
    public static String roomName(int room) {
        return "r" + room;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
