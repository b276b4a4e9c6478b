package dev.ovation.local.journeys;

/** One suite without video for the journeys that disturb nothing; started once, stopped with the tests' process. */
final class SharedSuite {
    private static final Suite SUITE = Suite.start("--without-video");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SUITE::close));
    }

    private SharedSuite() {}

    static Suite get() {
        return SUITE;
    }
}
