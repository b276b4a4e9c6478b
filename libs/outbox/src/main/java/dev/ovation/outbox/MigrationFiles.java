package dev.ovation.outbox;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The migrations this build has, from every module's folder that is on the class path.
 *
 * @param byName content by folder and name
 */
record MigrationFiles(SortedMap<String, byte[]> byName) {
    private static final List<String> FOLDERS = List.of("db/outbox", "db/directory", "db/migration");

    static MigrationFiles of(ClassLoader classes) throws IOException {
        SortedMap<String, byte[]> byName = new TreeMap<>();
        for (String folder : FOLDERS) {
            ClassPathUtils.consumeAsPaths(classes, folder, path -> read(folder, path, byName));
        }
        return new MigrationFiles(byName);
    }

    private static void read(String folder, Path from, Map<String, byte[]> to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                to.put(folder + '/' + file.getFileName(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders that hold any. */
    String[] folders() {
        return FOLDERS.stream()
                .filter(folder -> byName.keySet().stream().anyMatch(name -> name.startsWith(folder + '/')))
                .toArray(String[]::new);
    }

    /** Another one whenever a file is added, renamed, removed or changed. */
    String digest() {
        MessageDigest digest = sha256();
        byName.forEach((name, content) -> {
            digest.update(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
            digest.update(sha256().digest(content));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
