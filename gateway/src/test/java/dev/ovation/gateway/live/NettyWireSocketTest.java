package dev.ovation.gateway.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.gateway.live.room.Frame;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a native socket: what it takes at once and what has to wait are one stream of whole frames. */
class NettyWireSocketTest {
    private static final int SMALL = 8 * 1024;

    private final EventLoopGroup loop = new EpollEventLoopGroup(1);
    private final BlockingQueue<Channel> accepted = new ArrayBlockingQueue<>(1);
    private Socket peer;
    private Channel channel;
    private NettyWire wire;

    @BeforeEach
    void connect() throws Exception {
        Channel server = new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, SMALL)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(SMALL, 2 * SMALL))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline().addLast(new ChannelInboundHandlerAdapter());
                        accepted.add(opened);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        peer = new Socket();
        peer.setReceiveBufferSize(SMALL);
        peer.setSoTimeout(5_000);
        peer.connect(server.localAddress() instanceof InetSocketAddress address ? address : null);
        channel = accepted.poll(5, TimeUnit.SECONDS);
        await().atMost(5, TimeUnit.SECONDS).until(channel::isActive);
        wire = onLoop(() -> new NettyWire(channel, NettyWireTest.unusedConnection()));
    }

    @AfterEach
    void end() throws IOException {
        peer.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldSendAtOnceWhatTheSocketTakes() throws Exception {
        byte[] sent = send(1, 100);
        assertTrue(onLoop(() -> channel.unsafe().outboundBuffer().isEmpty()));
        assertArrayEquals(sent, received(sent.length));
    }

    @Test
    void shouldPingAloneAndBehindAFrame() throws Exception {
        onLoop(() -> {
            Frame frame = wire.encode(new byte[] {'x'});
            wire.sendPinging(frame);
            wire.send(frame);
            frame.release();
            wire.ping();
            wire.ping();
            return frame;
        });
        byte[] text = {(byte) 0x81, 1, 'x'};
        byte[] ping = {(byte) 0x89, 0};
        assertArrayEquals(text, received(3));
        assertArrayEquals(ping, received(2));
        assertArrayEquals(text, received(3));
        assertArrayEquals(ping, received(2));
        assertArrayEquals(ping, received(2));
    }

    @Test
    void shouldLoseNothingWhenThePeerReadsLate() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        int frames = 0;
        while (onLoop(wire::isWritable)) {
            sent.write(send(++frames, 60_000 + frames)); // more than it takes at once
        }
        assertFalse(onLoop(() -> channel.unsafe().outboundBuffer().isEmpty()));
        assertArrayEquals(sent.toByteArray(), received(sent.size()));
        await().atMost(5, TimeUnit.SECONDS).until(() -> onLoop(wire::isWritable));
        byte[] later = send(++frames, 500);
        assertArrayEquals(later, received(later.length));
    }

    @Test
    void shouldKeepTheOrderWhenThePeerHasMadeRoomAndTheQueueHasNotMoved() throws Exception {
        CountDownLatch roomMade = new CountDownLatch(1);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Future<?> loopIsBusy = channel.eventLoop().submit(() -> {
            for (int frame = 0; wire.isWritable(); frame++) {
                sent.write(write(frame, 3_000));
            }
            roomMade.await(5, TimeUnit.SECONDS);
            sent.write(write(25, 10));
            return sent;
        });
        byte[] first = received(SMALL);
        Thread.sleep(100); // until the loop's side of the line has heard of the room
        roomMade.countDown();
        loopIsBusy.get(5, TimeUnit.SECONDS);
        byte[] all = sent.toByteArray();
        byte[] rest = received(all.length - first.length);
        assertArrayEquals(Arrays.copyOfRange(all, first.length, all.length), rest);
    }

    @Test
    void shouldKeepTheOrderWhenSomethingIsWrittenAndNotFlushedYet() throws Exception {
        byte[] pong = {(byte) 0x8A, 0};
        byte[] frame = onLoop(() -> {
            channel.write(Unpooled.wrappedBuffer(pong));
            return write(3, 50);
        });
        assertArrayEquals(pong, received(2));
        assertArrayEquals(frame, received(frame.length));
    }

    @Test
    void shouldEndQuietlyWhenThePeerHasReset() throws Exception {
        peer.setSoLinger(true, 0);
        peer.close();
        await().atMost(5, TimeUnit.SECONDS).until(() -> {
            send(1, 100);
            return !channel.isActive();
        });
        send(2, 100);
        assertFalse(onLoop(wire::isWritable));
    }

    private byte[] send(int number, int length) throws Exception {
        return onLoop(() -> write(number, length));
    }

    /** On the loop; returns the frame's bytes, whose text is one letter that tells it from others. */
    private byte[] write(int number, int length) throws IOException {
        byte[] text = String.valueOf((char) ('a' + number % 26)).repeat(length).getBytes(StandardCharsets.UTF_8);
        Frame frame = wire.encode(text);
        wire.send(frame);
        frame.release();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x81);
        if (length < 126) {
            bytes.write(length);
        } else {
            bytes.write(126);
            bytes.write(length >> 8);
            bytes.write(length);
        }
        bytes.write(text);
        return bytes.toByteArray();
    }

    private byte[] received(int bytes) throws IOException {
        return peer.getInputStream().readNBytes(bytes);
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return channel.eventLoop().submit(task).get(5, TimeUnit.SECONDS);
    }
}
