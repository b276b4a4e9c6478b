package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ./mvnw verify}: rules, units, components with real engines, and the journeys over all processes. */
final class JavaTests implements TestStep {

    static final String JOURNEYS = "local/journeys";
    private static final Pattern SHOWN = Pattern.compile(
            "^\\[INFO] Building Ovation.*|.*Tests run: .* in .*|^\\[ERROR] +\\S*(Test|IT)\\b.*|^\\[INFO] BUILD .*");

    @Override
    public String name() {
        return "java";
    }

    @Override
    public boolean needsBrowser() {
        return false;
    }

    @Override
    public boolean holds(Path home, String test) {
        return !sourcesOf(home, test).isEmpty();
    }

    @Override
    public Tally run(Path home, TestRun run, @Nullable String only) {
        removeOldReports(home);
        if (only != null
                && home.resolve(JOURNEYS)
                        .equals(moduleOf(home, sourcesOf(home, only).get(0)))) {
            // a journey starts the packaged services, which its module does not depend on
            new Build(home, run.display()).ensure(Build.Mode.AUTO, new StateFolder(run.folder()));
        }
        String fingerprint = SourceFingerprint.of(home);
        boolean good = run.run(
                "maven",
                home,
                environment(run),
                command(home, only),
                line -> SHOWN.matcher(line).matches());
        if (good && only == null) {
            new Build(home, run.display()).isNow(fingerprint);
        }
        return run.count("Java", good, reports(home));
    }

    /** LiveKit's own server is tested against where it is on this machine; the browser journeys see to it. */
    private static Map<String, String> environment(TestRun run) {
        Map<String, String> environment = new HashMap<>(Map.of("MAVEN_ARGS", ""));
        if (new LiveKitFinder(new StateFolder(run.folder())).find() instanceof MediaServer.Program program) {
            environment.put("LIVEKIT_SERVER", program.path().toString());
        }
        return environment;
    }

    private static List<String> command(Path home, @Nullable String only) {
        List<String> command = new ArrayList<>(maven(home));
        if (only != null) {
            Path module = moduleOf(home, sourcesOf(home, only).get(0));
            command.addAll(only(home.relativize(module).toString(), only));
        }
        command.add("verify");
        // the reports tell of failed tests, and one must not take the journeys' services from them
        command.add("-Dovation.package-in-spite-of-failures=true");
        return command;
    }

    static List<String> maven(Path home) {
        return List.of(home.resolve("mvnw").toString(), "-B", "-ntp", "-Dstyle.color=never", "--fail-at-end");
    }

    /** What has Maven run one test of one module, by the plugin that runs its kind. */
    static List<String> only(String module, String test) {
        boolean journey = test.replaceFirst("#.*", "").endsWith("IT");
        return List.of(
                "-pl",
                module,
                "-am",
                "-Dtest=" + (journey ? "none" : test),
                "-Dit.test=" + (journey ? test : "none"),
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-DfailIfNoTests=false",
                "-Dfailsafe.failIfNoSpecifiedTests=false");
    }

    private static List<Path> sourcesOf(Path home, String test) {
        String file = test.replaceFirst("#.*", "") + ".java";
        return TestRun.filesUnder(
                home,
                path -> path.getFileName().toString().equals(file)
                        && path.toString().contains("/src/test/"));
    }

    private static Path moduleOf(Path home, Path source) {
        String path = home.relativize(source).toString();
        return home.resolve(path.substring(0, path.indexOf("/src/test/")));
    }

    private static List<Path> reports(Path home) {
        return TestRun.filesUnder(
                home, file -> file.toString().matches(".*/(surefire|failsafe)-reports/TEST-[^/]*\\.xml"));
    }

    private static void removeOldReports(Path home) {
        try {
            for (Path report : reports(home)) {
                Files.delete(report);
            }
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't remove old test reports", e);
        }
    }
}
