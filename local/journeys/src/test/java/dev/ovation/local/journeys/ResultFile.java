package dev.ovation.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code ./ovation chaos} wants a run's report: {@code -Dovation.chaos.result}. */
final class ResultFile {
    private ResultFile() {}

    /** Prints the report, and writes the file where one is asked for. */
    static void write(String report) {
        System.out.println(report);
        String file = System.getProperty("ovation.chaos.result");
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
            Files.writeString(Path.of(file), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
