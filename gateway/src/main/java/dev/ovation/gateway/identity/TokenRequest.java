package dev.ovation.gateway.identity;

import dev.ovation.api.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody wants to be.
 *
 * @param username 1 to 32 characters, compared without case
 * @param roles viewer and creator where none are asked for
 */
public record TokenRequest(
        @NotNull
        @Size(min = 1, max = 32)
        @Pattern(regexp = NAME, message = "must be visible characters, not beginning or ending with a space")
        @Schema(minLength = 1, maxLength = 32, pattern = "^[A-Za-z0-9_.-]{1,32}$")
        String username,

        @Size(max = 4) @Nullable List<@NotNull @Pattern(regexp = "viewer|creator|moderator|admin") String> roles) {
    /** Words of visible characters, single spaces between them; no control or format characters. */
    private static final String NAME = "[^\\p{C}\\p{Z}]+( [^\\p{C}\\p{Z}]+)*";

    Set<Role> rolesOrDefault() {
        if (roles == null) {
            return EnumSet.of(Role.VIEWER, Role.CREATOR);
        }
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> roles.contains(role.wire()))
                .collect(Collectors.toSet());
    }
}
