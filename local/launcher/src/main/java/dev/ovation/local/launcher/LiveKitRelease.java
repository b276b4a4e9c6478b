package dev.ovation.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Fetches LiveKit's own release and keeps it only if it has the checksum the release publishes. */
final class LiveKitRelease {

    private static final String RELEASES = "https://github.com/livekit/livekit/releases/download/v";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final URI base;
    private final Path folder;
    private final Display display;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    LiveKitRelease(Path folder, Display display) {
        this(URI.create(RELEASES + LiveKitFinder.VERSION + "/"), folder, display);
    }

    LiveKitRelease(URI base, Path folder, Display display) {
        this.base = base;
        this.folder = folder;
        this.display = display;
    }

    /** The unpacked program in a temporary place of the folder. */
    Path fetch() {
        String archive = archive();
        display.line("livekit           fetching its release " + LiveKitFinder.VERSION);
        byte[] content = get(archive);
        String wanted = checksum(new String(get("checksums.txt"), StandardCharsets.UTF_8), archive);
        if (!wanted.equals(sha256(content))) {
            throw failed("its checksum is not the one the release publishes", null);
        }
        return unpack(content);
    }

    static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "livekit_" + LiveKitFinder.VERSION + "_" + system + "_" + processor + ".tar.gz";
    }

    private static String checksum(String published, String archive) {
        return published
                .lines()
                .filter(line -> line.endsWith(archive))
                .map(line -> line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow(() -> failed("its release has no checksum for " + archive, null));
    }

    private byte[] get(String file) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(file)).timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw failed(request.uri() + " answers " + response.statusCode(), null);
            }
            return response.body();
        } catch (IOException e) {
            throw failed(request.uri() + " can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    private Path unpack(byte[] content) {
        try (InputStream in = new java.io.ByteArrayInputStream(content);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && Path.of(entry.getName()).endsWith(LiveKitFinder.PROGRAM)) {
                    Path program = Files.createTempFile(folder, LiveKitFinder.PROGRAM, ".new");
                    Files.copy(tar, program, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                    return program;
                }
            }
            throw failed("its release holds no " + LiveKitFinder.PROGRAM, null);
        } catch (IOException e) {
            throw failed("its release could not be unpacked", e);
        }
    }

    private static LauncherFailed failed(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "LiveKit could not be fetched: " + why;
        return cause == null
                ? new LauncherFailed(ExitCode.FAILED, message)
                : new LauncherFailed(ExitCode.FAILED, message, cause);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
