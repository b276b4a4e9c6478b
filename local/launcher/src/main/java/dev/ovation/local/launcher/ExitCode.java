package dev.ovation.local.launcher;

/** What {@code ./ovation} answers to the shell. */
enum ExitCode {
    GOOD(0),
    FAILED(1),
    USAGE(2),
    PREREQUISITE_MISSING(3),
    PORT_TAKEN(4);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
