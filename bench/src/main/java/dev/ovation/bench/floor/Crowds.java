package dev.ovation.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is in a room, by event loop; each list is touched on its loop alone. */
final class Crowds {
    private final Map<String, Map<EventLoop, List<Channel>>> rooms = new ConcurrentHashMap<>();

    /** On the channel's loop. */
    void enter(String room, Channel channel) {
        List<Channel> crowd = rooms.computeIfAbsent(room, first -> new ConcurrentHashMap<>())
                .computeIfAbsent(channel.eventLoop(), first -> new ArrayList<>());
        crowd.add(channel);
        channel.closeFuture().addListener(closed -> crowd.remove(channel));
    }

    /** One frame for all, written and flushed for each; takes the frame. */
    void send(String room, ByteBuf frame) {
        rooms.getOrDefault(room, Map.of()).forEach((loop, crowd) -> {
            ByteBuf shared = frame.retainedDuplicate();
            loop.execute(() -> {
                for (Channel channel : crowd) {
                    var unused = channel.writeAndFlush(shared.retainedDuplicate(), channel.voidPromise());
                }
                shared.release();
            });
        });
        frame.release();
    }
}
