package dev.ovation.bench.broadcast;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The peer's process: reads the feed until standard input ends. The first argument is the feed's port. */
@QuarkusMain
class Broadcast implements QuarkusApplication {
    private static final int BACKLOG = 1;

    private final Rooms rooms;

    Broadcast(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public int run(String... arguments) throws IOException {
        var lines = new ServerSocket(Integer.parseInt(arguments[0]), BACKLOG, InetAddress.getLoopbackAddress());
        start("feed", () -> read(lines));
        start("parent", Broadcast::outliveNobody);
        System.out.println("ready");
        Quarkus.waitForExit();
        return 0;
    }

    private void read(ServerSocket lines) {
        while (true) {
            try (var feed = lines.accept()) {
                publish(feed);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void publish(Socket feed) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(feed.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            int space = line.indexOf(' ');
            rooms.send(line.substring(0, space), line.substring(space + 1));
        }
    }

    private static void outliveNobody() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // the parent is gone all the same
        }
        Quarkus.asyncExit();
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
