package dev.ovation.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The browser application by itself: lint, types, units. */
final class WebTests implements TestStep {

    static Path folder(Path home) {
        return home.resolve("gateway/src/main/webui");
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public boolean needsBrowser() {
        return false;
    }

    @Override
    public boolean holds(Path home, String test) {
        return !TestRun.filesUnder(
                        folder(home).resolve("src"),
                        file -> file.getFileName().toString().matches("\\Q" + test + "\\E(\\.test\\.tsx?)?"))
                .isEmpty();
    }

    @Override
    public Tally run(Path home, TestRun run, @Nullable String only) {
        Path web = folder(home);
        if (!run.run("npm-ci", web, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"), line -> false)) {
            run.display().line("  npm ci FAILED");
            return Tally.failure("web: npm ci");
        }
        Tally tally = Tally.NONE;
        if (only == null) {
            tally = tally.plus(run.check("lint", web, "npm", "run", "lint"))
                    .plus(run.check("typecheck", web, "npm", "run", "typecheck"));
        }
        Path report = run.folder().resolve("vitest.xml");
        List<String> command = new ArrayList<>(List.of("npm", "test", "--", "--reporter=default", "--reporter=junit"));
        command.add("--outputFile.junit=" + report);
        if (only != null) {
            command.add(only);
        }
        boolean good = run.run("vitest", web, Map.of("CI", "1"), command, line -> false);
        return tally.plus(run.count("browser application", good, TestRun.filesUnder(run.folder(), report::equals)));
    }
}
