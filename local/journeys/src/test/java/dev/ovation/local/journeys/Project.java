package dev.ovation.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this project, for tests over its documents. */
final class Project {
    static final Path HOME = Path.of(System.getProperty("ovation.home", "../.."))
            .toAbsolutePath()
            .normalize();

    private static final List<String> MADE = List.of("target", "node_modules", "dist", ".git", ".ovation");

    private Project() {}

    static String read(String path) {
        return read(HOME.resolve(path));
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Source files that are written by hand, in a stable order. */
    static List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(HOME)) {
            return all.filter(file -> MADE.stream()
                            .noneMatch(made -> HOME.relativize(file).toString().contains(made)))
                    .filter(Files::isRegularFile)
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
