package dev.ovation.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root: then it runs as {@code nobody}, who exists everywhere. */
final class PostgresAccount {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private PostgresAccount() {}

    /** What stands before each of PostgreSQL's programs: nothing, or the step down from root. */
    static List<String> prefix() {
        return ROOT ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups") : List.of();
    }

    static void own(Path path) throws IOException {
        if (ROOT) {
            Files.setOwner(
                    path,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
    }

    /**
     * The folder PostgreSQL really uses. {@code nobody} can't pass through a closed home folder, so root's state
     * below one is kept in {@code /var/lib/ovation} and linked from where it was asked for.
     */
    static Path reachable(Path home) throws IOException {
        if (Files.isSymbolicLink(home)) {
            return home.toRealPath();
        }
        Files.createDirectories(home);
        if (!ROOT || canEnter(home)) {
            return home.toRealPath();
        }
        // the state folder itself is ours to open; what is secret in it is closed file by file
        letPass(home.toAbsolutePath().resolve("..").normalize());
        if (canEnter(home)) {
            return home.toRealPath();
        }
        Path elsewhere = Path.of(
                "/var/lib/ovation", Integer.toHexString(home.toAbsolutePath().hashCode()));
        Files.createDirectories(elsewhere);
        Files.delete(home);
        Files.createSymbolicLink(home, elsewhere);
        return elsewhere;
    }

    private static void letPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }

    private static boolean canEnter(Path folder) throws IOException {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("test", "-x", folder.toString()));
        Process test = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return test.waitFor(10, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while starting PostgreSQL", e);
        }
    }
}
