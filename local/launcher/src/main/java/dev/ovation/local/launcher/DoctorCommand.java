package dev.ovation.local.launcher;

import dev.ovation.local.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./ovation doctor}: what this machine has, and what is lost without what it lacks. */
@Command(name = "doctor", description = "Check JDK, Node, Go, memory, disk and ports.")
final class DoctorCommand implements Callable<Integer> {

    private static final long MEMORY_MIB = 3_000;
    private static final long DISK_MIB = 3_000;

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    private boolean lacksWhatIsNeeded;

    @Override
    public Integer call() throws IOException {
        say(true, "JDK", Runtime.version().feature() + " at " + System.getProperty("java.home"), "");
        Optional<Prerequisites.Version> node = Prerequisites.node();
        need(
                node.filter(version -> version.atLeast(Prerequisites.NODE)).isPresent(),
                "Node",
                node.map(Object::toString).orElse("none"),
                "without Node " + Prerequisites.NODE + " or newer the pages can't be built");
        media();
        memory();
        disk();
        ports();
        need(
                !isRoot() || Prerequisites.onPath("setpriv").isPresent(),
                "setpriv",
                isRoot() ? "" : "not needed",
                "as root, PostgreSQL runs as nobody by setpriv (package util-linux)");
        return (lacksWhatIsNeeded ? ExitCode.PREREQUISITE_MISSING : ExitCode.GOOD).status();
    }

    private void media() {
        MediaServer found = new LiveKitFinder(suite.folder()).find();
        Optional<Prerequisites.Version> go = Prerequisites.go();
        boolean goIsGood = go.filter(version -> version.atLeast(1, 26)).isPresent();
        say(
                goIsGood || !(found instanceof MediaServer.Obtainable),
                "Go",
                go.map(Object::toString).orElse("none"),
                "without Go 1.26 or newer LiveKit can only be fetched from its release");
        String where = found instanceof MediaServer.Program program
                ? program.path().toString()
                : found instanceof MediaServer.Given given ? given.access().url() : "built at the first start";
        say(true, "LiveKit", where, "");
        Optional<Path> browser = Browser.onPath();
        say(
                browser.isPresent(),
                "Chromium",
                browser.map(Path::toString).orElse("none"),
                "./ovation test installs it; ./ovation up does not need it");
    }

    private void memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize() >> 20;
        say(total >= MEMORY_MIB, "Memory", total + " MiB", "below " + MEMORY_MIB + " MiB the suite swaps");
    }

    private void disk() throws IOException {
        long free = Files.getFileStore(SuiteOptions.home()).getUsableSpace() >> 20;
        say(free >= DISK_MIB, "Disk", free + " MiB free", "a first build takes about " + DISK_MIB + " MiB");
    }

    private void ports() {
        boolean runs = suite.folder().launcher().isPresent();
        for (Service service : Service.values()) {
            boolean free = runs || FreePorts.isFree(service.usualPort());
            String lost = service == Service.GATEWAY ? "choose another: ./ovation up --port N" : "another one is taken";
            say(free, "Port " + service.usualPort(), free ? service.moduleName() : "taken", lost);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void need(boolean good, String what, String found, String lost) {
        lacksWhatIsNeeded |= !good;
        say(good, what, found, lost);
    }

    private void say(boolean good, String what, String found, String lost) {
        PrintWriter out = suite.out();
        out.printf(Locale.ROOT, "%-4s %-10s %s%s%n", good ? "ok" : "!", what, found, good ? "" : "  (" + lost + ")");
    }
}
