package dev.ovation.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;

/** Makes a frame of each line and sends it to the room the line names. */
final class FeedLines extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int FINAL_TEXT = 0x81;
    private static final int TWO_BYTES = 126;
    private static final int SHORT = 125;

    private final Crowds crowds;

    FeedLines(Crowds crowds) {
        this.crowds = crowds;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
        int space = line.bytesBefore((byte) ' ');
        String room = line.toString(line.readerIndex(), space, StandardCharsets.US_ASCII);
        int start = line.readerIndex() + space + 1;
        int length = line.writerIndex() - start;
        ByteBuf frame = context.alloc().directBuffer(4 + length).writeByte(FINAL_TEXT);
        if (length <= SHORT) {
            frame.writeByte(length);
        } else {
            frame.writeByte(TWO_BYTES).writeShort(length);
        }
        crowds.send(room, frame.writeBytes(line, start, length));
    }
}
