package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A hash over the names and contents of all sources that end up in the five services. Times play no part. */
final class SourceFingerprint {

    private static final Set<String> MADE =
            Set.of("node_modules", "target", "dist", ".quinoa", "e2e", "test-results", "playwright-report");

    private SourceFingerprint() {}

    /** The fingerprint of a source tree, as hexadecimal digits. */
    static String of(Path home) {
        MessageDigest digest = sha256();
        for (Path file : sources(home)) {
            digest.update(home.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new LauncherFailed(ExitCode.FAILED, "can't read " + file, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> sources(Path home) {
        List<Path> files = new ArrayList<>();
        files.add(home.resolve("pom.xml"));
        collect(home.resolve("libs"), files);
        for (Service service : Service.values()) {
            files.add(home.resolve(service.moduleName()).resolve("pom.xml"));
            collect(home.resolve(service.moduleName()).resolve("src/main"), files);
        }
        files.removeIf(file -> !Files.isRegularFile(file) || isTest(file));
        Collections.sort(files);
        return files;
    }

    private static boolean isTest(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/test/") || path.matches(".*\\.test\\.tsx?$");
    }

    private static void collect(Path top, List<Path> files) {
        if (!Files.isDirectory(top)) {
            return;
        }
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return MADE.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't read the sources in " + top, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
