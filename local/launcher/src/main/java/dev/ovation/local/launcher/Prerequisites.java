package dev.ovation.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of the machine that Ovation uses. */
final class Prerequisites {

    /** What the pages' package.json asks for. */
    static final Version NODE = new Version(20, 19);

    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    /** A version's first two numbers. */
    record Version(int major, int minor) {

        boolean atLeast(int wantedMajor, int wantedMinor) {
            return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
        }

        boolean atLeast(Version wanted) {
            return atLeast(wanted.major, wanted.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    private Prerequisites() {}

    /** Exit 3 with what to do, unless Node is there and new enough. */
    static void requireNode() {
        Version node = node().orElseThrow(() -> new LauncherFailed(
                ExitCode.PREREQUISITE_MISSING,
                "no Node found, which builds the pages. Install Node " + NODE + " or newer and put it on the PATH"));
        if (!node.atLeast(NODE)) {
            throw new LauncherFailed(
                    ExitCode.PREREQUISITE_MISSING,
                    "Node " + node + " is too old to build the pages. Install Node " + NODE + " or newer");
        }
    }

    static Optional<Version> node() {
        return onPath("node")
                .flatMap(node -> output(List.of(node.toString(), "--version")))
                .flatMap(Prerequisites::version);
    }

    /** Go's version; {@code go version} prints {@code go version go1.26.8 linux/amd64}. */
    static Optional<Version> go() {
        return onPath("go")
                .flatMap(go -> output(List.of(go.toString(), "env", "GOVERSION")))
                .flatMap(Prerequisites::version);
    }

    /** The program of that name on the PATH. */
    static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Optional<Version> version(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String minor = matcher.group(2);
        return Optional.of(
                new Version(Integer.parseInt(matcher.group(1)), minor == null ? 0 : Integer.parseInt(minor)));
    }

    /** What a short command prints; empty when it fails or takes longer than 20 s. */
    static Optional<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            try (InputStream in = process.getInputStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? Optional.of(text.strip())
                        : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
