package dev.ovation.local.journeys;

import java.util.Map;

/** One suite without video for the journeys that disturb nothing; started once, stopped with the tests' process. */
final class SharedSuite {
    private static final Suite SUITE = Suite.startShared(Map.of(), "--without-video");

    private SharedSuite() {}

    static Suite get() {
        return SUITE;
    }
}
