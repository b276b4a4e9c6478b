package dev.ovation.gateway.live.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A wire whose loop is turned by hand and whose peer reads when it is told to. */
public final class FakeWire implements Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One loop for all wires of a test. */
    public static final class Loop implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        public void run() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    /** Counts its holders. */
    static final class Text implements Frame {
        private final String text;
        private int holders = 1;

        Text(byte[] utf8) {
            text = new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void release() {
            holders--;
        }

        int holders() {
            return holders;
        }
    }

    private final Executor loop;
    final List<String> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
    boolean writable = true;
    boolean broken;
    public volatile CloseCode closed;
    boolean dropped;
    int pings;

    public FakeWire(Executor loop) {
        this.loop = loop;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Frame encode(byte[] utf8) {
        return new Text(utf8);
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void send(Frame frame) {
        if (broken) {
            throw new IllegalStateException("no memory for it");
        }
        Text text = (Text) frame;
        if (text.holders < 1) {
            throw new IllegalStateException("sent after its last holder left");
        }
        sent.add(text.text);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code) {
        closed = code;
    }

    @Override
    public void drop() {
        dropped = true;
    }

    List<String> ids() {
        return sent.stream().flatMap(text -> ids(text).stream()).toList();
    }

    static List<String> ids(String text) {
        List<String> ids = new ArrayList<>();
        parse(text).path("events").forEach(event -> ids.add(event.get("id").asText()));
        return ids;
    }

    String lastPosition() {
        return parse(sent.get(sent.size() - 1)).get("position").asText();
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
