package dev.ovation.gateway.live;

import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.Frame;
import dev.ovation.gateway.live.room.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends by WebSockets Next alone: dearer, but safe from changes below Vert.x. */
final class TextWire implements Wire {
    private static final int MOST_IN_FLIGHT = 64 * 1024;

    private final WebSocketConnection connection;
    private final Executor loop;
    private final AtomicInteger inFlight = new AtomicInteger();

    TextWire(WebSocketConnection connection, Executor loop) {
        this.connection = connection;
        this.loop = loop;
    }

    /** A text on the heap; there is nothing to give back. */
    private record Text(String text, int bytes) implements Frame {
        @Override
        public void release() {}
    }

    static Frame encoded(byte[] utf8) {
        return new Text(new String(utf8, StandardCharsets.UTF_8), utf8.length);
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Frame encode(byte[] utf8) {
        return encoded(utf8);
    }

    @Override
    public boolean isWritable() {
        return connection.isOpen() && inFlight.get() < MOST_IN_FLIGHT;
    }

    @Override
    public void send(Frame frame) {
        Text text = (Text) frame;
        inFlight.addAndGet(text.bytes());
        connection
                .sendText(text.text())
                .subscribe()
                .with(sent -> inFlight.addAndGet(-text.bytes()), gone -> inFlight.addAndGet(-text.bytes()));
    }

    @Override
    public void ping() {
        connection.sendPing(Buffer.buffer()).subscribe().with(sent -> {}, gone -> {});
    }

    @Override
    public void close(CloseCode code) {
        connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(closed -> {}, alreadyClosed -> {});
    }

    @Override
    public void drop() {
        close(CloseCode.MOVING);
    }
}
