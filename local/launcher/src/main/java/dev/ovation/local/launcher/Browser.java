package dev.ovation.local.launcher;

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
}
