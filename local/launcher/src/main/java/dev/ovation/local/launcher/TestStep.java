package dev.ovation.local.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One kind of test. */
interface TestStep {

    /** The word for {@code --only}. */
    String name();

    /** Whether it drives a browser, which {@code --quick} leaves out. */
    boolean needsBrowser();

    /** Whether this kind holds a test of that name, for {@code --only TestName}. */
    boolean holds(Path home, String test);

    /** Runs all its tests, or only the one named. Blocks; says what failed. */
    Tally run(Path home, TestRun run, @Nullable String only);

    /** Gets the tools it needs and the machine lacks. */
    default void setUp(TestSetUp tools) {}
}
