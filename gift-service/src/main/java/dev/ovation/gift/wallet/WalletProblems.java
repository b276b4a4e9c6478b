package dev.ovation.gift.wallet;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import dev.ovation.api.User;

/** Why a top-up is refused. */
final class WalletProblems {
    private WalletProblems() {}

    static Problem keyInUse() {
        return Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
    }

    static Problem keyReused() {
        return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    /** Only an admin fills other people's wallets, and outside {@code local} any wallet. */
    static Problem forbidden(User caller) {
        return Problem.of(
                        ProblemType.ROLE_REQUIRED,
                        caller.username() + " needs the role " + Role.ADMIN.wire() + " to fill this wallet.")
                .with("role", Role.ADMIN.wire());
    }
}
