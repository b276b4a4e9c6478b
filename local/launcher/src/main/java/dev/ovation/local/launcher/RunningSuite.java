package dev.ovation.local.launcher;

/** Finds the suite that runs in a state folder. */
final class RunningSuite {

    private RunningSuite() {}

    static SuiteStatus status(StateFolder state) {
        return SuiteStatus.read(state)
                .orElseThrow(() -> new LauncherFailed(ExitCode.FAILED, "nothing runs. Start with: ./ovation up"));
    }

    static Gateway gateway(StateFolder state) {
        String url = status(state).url();
        if (url == null) {
            throw new LauncherFailed(ExitCode.FAILED, "the gateway is not ready yet, see: ./ovation status");
        }
        return new Gateway(url);
    }
}
