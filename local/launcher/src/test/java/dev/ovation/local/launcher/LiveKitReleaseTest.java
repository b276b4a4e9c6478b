package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitReleaseTest {

    @TempDir
    private Path folder;

    private HttpServer releases;

    @BeforeEach
    void serve() throws IOException {
        releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        releases.start();
    }

    @AfterEach
    void stop() {
        releases.stop(0);
    }

    @Test
    void shouldUnpackProgramWhenChecksumMatches() throws Exception {
        // Given
        byte[] archive = archive("the program");
        publish(
                archive,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
        // When
        Path program = release().fetch();
        // Then
        assertEquals("the program", Files.readString(program));
        assertTrue(Files.isExecutable(program));
    }

    @Test
    void shouldKeepNothingWhenChecksumDiffers() throws Exception {
        // Given
        publish(archive("another program"), "0".repeat(64));
        // When
        LauncherFailed refusal =
                assertThrows(LauncherFailed.class, () -> release().fetch());
        // Then
        assertTrue(refusal.getMessage().contains("checksum"), refusal::getMessage);
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void shouldSayWhatAnsweredWhenReleaseIsNotThere() {
        // When
        LauncherFailed refusal =
                assertThrows(LauncherFailed.class, () -> release().fetch());
        // Then
        assertTrue(refusal.getMessage().contains("404"), refusal::getMessage);
    }

    private LiveKitRelease release() {
        URI base = URI.create("http://127.0.0.1:" + releases.getAddress().getPort() + "/");
        return new LiveKitRelease(base, folder, new Display(new PrintWriter(new StringWriter())));
    }

    private void publish(byte[] archive, String checksum) {
        answer("/" + LiveKitRelease.archive(), archive);
        answer("/checksums.txt", (checksum + "  " + LiveKitRelease.archive() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String path, byte[] body) {
        releases.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] archive(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            byte[] program = content.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("livekit-server");
            entry.setSize(program.length);
            tar.putArchiveEntry(entry);
            tar.write(program);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
