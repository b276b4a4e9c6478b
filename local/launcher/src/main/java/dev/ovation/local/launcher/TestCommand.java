package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ovation test}: every test of every kind, one last line with the sums. */
@Command(name = "test", description = "Set up what the tests need, then run them all.")
final class TestCommand implements Callable<Integer> {

    private static final List<TestStep> STEPS =
            List.of(new JavaTests(), new WebTests(), new BrowserJourneys(), new FuzzTests());

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--quick", description = "without browsers")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "java, web, browser or fuzz, or one test by its name, for example CrashJourneyIT")
    private @Nullable String only;

    @Override
    public Integer call() {
        Path home = SuiteOptions.home();
        Display display = new Display(suite.out());
        List<TestStep> chosen = chosen(home);
        TestRun run = new TestRun(freshFolder(home), display);
        Prerequisites.requireNode();
        TestSetUp tools = new TestSetUp(home, suite.folder(), run);
        chosen.forEach(step -> step.setUp(tools));
        Tally sum = Tally.NONE;
        for (TestStep step : chosen) {
            display.line(step.name());
            sum = sum.plus(step.run(home, run, isStep(only) ? null : only));
        }
        sum.failures().forEach(failure -> display.line("FAILED " + failure));
        display.line(sum.toString());
        return (sum.good() ? ExitCode.GOOD : ExitCode.FAILED).status();
    }

    private List<TestStep> chosen(Path home) {
        String wanted = only;
        List<TestStep> chosen = STEPS.stream()
                .filter(step -> wanted == null || step.name().equals(wanted) || step.holds(home, wanted))
                .filter(step -> !quick || !step.needsBrowser())
                .toList();
        if (chosen.isEmpty()) {
            throw new LauncherFailed(
                    ExitCode.USAGE, "no test is called " + wanted + ". Kinds: java, web, browser, fuzz");
        }
        return chosen;
    }

    private static boolean isStep(@Nullable String name) {
        return name == null || STEPS.stream().anyMatch(step -> step.name().equals(name));
    }

    private static Path freshFolder(Path home) {
        Path folder = home.resolve("target/ovation-test");
        new StateFolder(folder).removeAll();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't make " + folder, e);
        }
    }
}
