package dev.ovation.local.launcher;

import java.nio.file.Path;

/** Where the picture comes from. */
sealed interface MediaServer {

    /** A server somewhere, named by {@code LIVEKIT_URL}. */
    record Given(MediaAccess access) implements MediaServer {}

    /** A program on this machine. */
    record Program(Path path) implements MediaServer {}

    /** Nothing here yet, but it can be built or fetched beside the running suite. */
    record Obtainable() implements MediaServer {}

    /** None wanted. */
    record Off() implements MediaServer {}
}
