package dev.ovation.api;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is signed in, as the verified token says.
 *
 * @param id the token's {@code sub}
 * @param username 1 to 32 characters
 */
public record User(UUID id, String username, Set<Role> roles) {

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /**
     * Role checks stand in the domain, after validation and look-up, because the contract orders the answers so.
     *
     * @throws Problem role-required, with the member {@code role}
     */
    public User require(Role role) {
        if (!has(role)) {
            throw Problem.of(ProblemType.ROLE_REQUIRED, "This needs the role " + role.wire() + ".")
                    .with("role", role.wire());
        }
        return this;
    }
}
