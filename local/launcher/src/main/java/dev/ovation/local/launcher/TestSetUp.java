package dev.ovation.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gets the tools of the tests (Chromium, LiveKit, Python) where the machine lacks them, and says so first. */
final class TestSetUp {

    private final Path home;
    private final StateFolder state;
    private final TestRun run;

    TestSetUp(Path home, StateFolder state, TestRun run) {
        this.home = home;
        this.state = state;
        this.run = run;
    }

    /** LiveKit's server, as {@code up} finds or builds it. */
    void mediaServer() {
        if (new LiveKitFinder(state).find() instanceof MediaServer.Obtainable) {
            run.display().line("setting up LiveKit " + LiveKitFinder.VERSION + ", once for this user");
            new LiveKitProgram(state, run.display()).obtain();
        }
    }

    /** The one on the PATH; else, as root, the system's package; else Playwright's download. */
    void browser() {
        if (Browser.onPath().isPresent() || Browser.ofPlaywright().isPresent()) {
            return;
        }
        if (installed("chromium") && Browser.onPath().isPresent()) {
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

    /** Python with its virtual environments, in which the fuzzer is installed; else, as root, the system's packages. */
    void python() {
        if (hasPython() || installed("python3", "python3-venv") && hasPython()) {
            return;
        }
        throw new LauncherFailed(
                ExitCode.PREREQUISITE_MISSING,
                "the fuzz step needs python3 with venv (apt-get install python3 python3-venv, as root)."
                        + " Install it, or run the other kinds: ./ovation test --only java");
    }

    private boolean hasPython() {
        return Prerequisites.onPath("python3").isPresent()
                && run.run("python", home, Map.of(), List.of("python3", "-c", "import venv, ensurepip"), line -> false);
    }

    /** Asks the system for packages, where that can be done without anybody's password. */
    private boolean installed(String... packages) {
        if (!isRoot() || Prerequisites.onPath("apt-get").isEmpty()) {
            return false;
        }
        run.display().line("setting up " + String.join(", ", packages) + " by apt-get install");
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(List.of(packages));
        return run.run("apt-get", home, quiet, install, line -> false)
                || run.run("apt-get", home, quiet, List.of("apt-get", "update"), line -> false)
                        && run.run("apt-get", home, quiet, install, line -> false);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
