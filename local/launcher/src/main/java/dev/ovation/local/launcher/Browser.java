package dev.ovation.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chromium, which the browser journeys drive. */
final class Browser {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private Browser() {}

    static Optional<Path> onPath() {
        return NAMES.stream()
                .flatMap(name -> Prerequisites.onPath(name).stream())
                .findFirst();
    }

    /** The one that an earlier {@code playwright install} left in this user's cache. */
    static Optional<Path> ofPlaywright() {
        String chosen = System.getenv().getOrDefault("PLAYWRIGHT_BROWSERS_PATH", "");
        List<Path> places = chosen.isBlank()
                ? List.of(
                        Path.of(System.getProperty("user.home"), ".cache/ms-playwright"),
                        Path.of(System.getProperty("user.home"), "Library/Caches/ms-playwright"))
                : List.of(Path.of(chosen));
        return places.stream()
                .flatMap(place -> TestRun.filesUnder(
                        place,
                        file -> Files.isExecutable(file)
                                && file.getFileName().toString().matches("chrome|chromium|Chromium"))
                        .stream())
                .findFirst();
    }
}
