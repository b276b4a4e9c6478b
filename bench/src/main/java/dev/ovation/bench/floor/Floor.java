package dev.ovation.bench.floor;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * {@code --port P --feed Q}: sockets on the one, lines {@code <room> <message>} on the other. Prints {@code ready}, ends at the
 * end of its input.
 */
final class Floor {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_REQUEST = 8 * 1024;
    private static final int BACKLOG = 1_024;

    private Floor() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        List<String> words = List.of(arguments);
        int port = Integer.parseInt(words.get(words.indexOf("--port") + 1));
        int feed = Integer.parseInt(words.get(words.indexOf("--feed") + 1));
        EventLoopGroup loops = new NioEventLoopGroup(Runtime.getRuntime().availableProcessors());
        Crowds crowds = new Crowds();
        listen(
                loops,
                port,
                channel -> channel.pipeline()
                        .addLast(
                                new HttpServerCodec(),
                                new HttpObjectAggregator(LONGEST_REQUEST),
                                new Handshake(crowds)));
        listen(
                loops,
                feed,
                channel -> channel.pipeline().addLast(new LineBasedFrameDecoder(LONGEST_LINE), new FeedLines(crowds)));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }

    private interface Fitting {
        void fit(Channel channel);
    }

    private static void listen(EventLoopGroup loops, int port, Fitting fitting) throws InterruptedException {
        ChannelHandler initializer = new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                fitting.fit(channel);
            }
        };
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync();
    }
}
