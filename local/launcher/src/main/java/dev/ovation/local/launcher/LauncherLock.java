package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A state folder belongs to one launcher at a time; the system takes the lock from one that dies. */
final class LauncherLock {

    /** What is done while the folder is ours. */
    @FunctionalInterface
    interface Work<T> {
        T perform() throws IOException;
    }

    private LauncherLock() {}

    /**
     * Does the work and answers what it says.
     *
     * @throws LauncherFailed without having begun where another has the folder
     */
    static <T> T holding(StateFolder state, Work<T> work) {
        try (FileChannel channel = FileChannel.open(
                        state.run().resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            assert lock.isValid();
            return work.perform();
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't use " + state.path(), e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new LauncherFailed(
                    ExitCode.FAILED,
                    "this state folder's suite runs already. See ./ovation status, or take another: --state DIR");
        }
        return lock;
    }
}
