package dev.ovation.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Real Chromium, a studio and viewers, with LiveKit's own server; they start a suite of their own. */
final class BrowserJourneys implements TestStep {

    private static final Pattern SHOWN = Pattern.compile("^\\s*(ok|x|✓|✘|-|\\d+\\)|\\d+ (passed|failed|skipped)).*");

    @Override
    public String name() {
        return "browser";
    }

    @Override
    public boolean needsBrowser() {
        return true;
    }

    @Override
    public boolean holds(Path home, String test) {
        return !TestRun.filesUnder(
                        WebTests.folder(home).resolve("e2e"),
                        file -> file.getFileName().toString().matches("\\Q" + test + "\\E(\\.spec\\.ts)?"))
                .isEmpty();
    }

    @Override
    public void setUp(TestSetUp tools) {
        tools.browser();
        tools.mediaServer();
    }

    @Override
    public Tally run(Path home, TestRun run, @Nullable String only) {
        Path web = WebTests.folder(home);
        if (!Files.isDirectory(web.resolve("node_modules"))
                && !run.run("npm-ci", web, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"), line -> false)) {
            return Tally.failure("browser: npm ci");
        }
        Path report = run.folder().resolve("journeys.xml");
        List<String> command = new ArrayList<>(List.of("npm", "run", "e2e", "--", "--reporter=list,junit"));
        if (only != null) {
            command.add(only);
        }
        boolean good = run.run(
                "journeys",
                web,
                Map.of("PLAYWRIGHT_JUNIT_OUTPUT_FILE", report.toString()),
                command,
                line -> SHOWN.matcher(line).matches());
        return run.count("browser journeys", good, TestRun.filesUnder(run.folder(), report::equals));
    }
}
