package dev.ovation.local.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ovation token ada}: the token and nothing else, so that {@code $(./ovation token ada)} works. */
@Command(name = "token", description = "Print a token for curl.")
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Parameters(paramLabel = "NAME", description = "who, 1 to 32 characters; the same name is the same user")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "viewer, creator, moderator or admin, repeatable (default: viewer and creator)")
    private List<String> roles = List.of();

    @Override
    public Integer call() {
        String token = RunningSuite.gateway(suite.folder()).signIn(name, roles).accessToken();
        suite.out().println(token);
        return ExitCode.GOOD.status();
    }
}
