package dev.ovation.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The served API document fuzzed against a running suite. */
final class FuzzTests implements TestStep {

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public boolean needsBrowser() {
        return false;
    }

    @Override
    public boolean holds(Path home, String test) {
        return false;
    }

    @Override
    public void setUp(TestSetUp tools) {
        tools.python();
    }

    @Override
    public Tally run(Path home, TestRun run, @Nullable String only) {
        Path script = home.resolve("local/journeys/fuzz/run.sh");
        Path reports = run.folder().resolve("fuzz");
        if (!Files.exists(script)) {
            run.display().line("  fuzz FAILED: " + script + " is missing");
            return Tally.failure("fuzz: " + script + " is missing");
        }
        boolean good = run.run(
                "fuzz",
                home,
                Map.of("OVATION_FUZZ_REPORTS", reports.toString()),
                List.of("bash", script.toString()),
                line -> line.contains("operations"));
        List<Path> written = TestRun.filesUnder(reports, file -> file.toString().endsWith(".xml"));
        return run.count("fuzz", good, written);
    }
}
