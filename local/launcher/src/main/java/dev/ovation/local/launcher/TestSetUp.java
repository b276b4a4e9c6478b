package dev.ovation.local.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gets Chromium and LiveKit for the browser journeys where the machine lacks them, and says so first. */
final class TestSetUp {

    private final Path home;
    private final StateFolder state;
    private final TestRun run;

    TestSetUp(Path home, StateFolder state, TestRun run) {
        this.home = home;
        this.state = state;
        this.run = run;
    }

    void ensure() {
        chromium();
        if (new LiveKitFinder(state).find() instanceof MediaServer.Obtainable) {
            run.display().line("setting up LiveKit " + LiveKitFinder.VERSION + ", once for this user");
            new LiveKitProgram(state, run.display()).obtain();
        }
    }

    /** The one on the PATH; else, as root, the system's package; else Playwright's download. */
    private void chromium() {
        if (Browser.onPath().isPresent() || Browser.ofPlaywright().isPresent()) {
            return;
        }
        if (isRoot() && Prerequisites.onPath("apt-get").isPresent() && installPackage()) {
            return;
        }
        run.display().line("setting up Chromium by Playwright's download");
        Path web = WebTests.folder(home);
        boolean fetched =
                run.run("npm-ci", web, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"), line -> false)
                        && run.run(
                                "playwright",
                                web,
                                Map.of(),
                                List.of("npx", "playwright", "install", "chromium"),
                                line -> false);
        if (!fetched || Browser.ofPlaywright().isEmpty()) {
            throw new LauncherFailed(
                    ExitCode.PREREQUISITE_MISSING,
                    "no Chromium for the browser journeys: none on the PATH, none from the system's package"
                            + " (apt-get install chromium, as root), none from Playwright's download."
                            + " Install one, or leave the browsers out: ./ovation test --quick");
        }
    }

    private boolean installPackage() {
        run.display().line("setting up Chromium by apt-get install chromium");
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        List<String> install = List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        return (run.run("apt-get", home, quiet, install, line -> false)
                        || run.run("apt-get", home, quiet, List.of("apt-get", "update"), line -> false)
                                && run.run("apt-get", home, quiet, install, line -> false))
                && Browser.onPath().isPresent();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
