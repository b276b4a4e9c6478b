package dev.ovation.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request: a signed-in user, or the guest behind a device. Beside a bearer the device is ignored.
 *
 * <p>Request scoped; ask it before leaving the request's context.
 */
@RequestScoped
public class Caller {
    /** Request and answer header that names a guest's device. */
    public static final String DEVICE_HEADER = "Ovation-Device";

    private static final int LONGEST_NAME = 32;

    private final RoutingContext request;
    private @Nullable UUID device;

    Caller(RoutingContext request) {
        this.request = request;
    }

    /** The user; null for a guest. */
    public @Nullable User user() {
        return user(identity());
    }

    /**
     * The user behind an identity, for code that runs before or beside a resource; null for a guest.
     *
     * @throws Problem invalid-token where the token lacks what we need
     */
    public static @Nullable User user(@Nullable SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return null;
        }
        UUID id = Ids.parse(token.getSubject());
        String name = token.getClaim("preferred_username");
        if (id == null || name == null || !isName(name)) {
            throw Problem.of(
                    ProblemType.INVALID_TOKEN,
                    "The token needs a UUID as sub and a preferred_username of 1 to 32 visible characters.");
        }
        return new User(id, name, roles(identity.getRoles()));
    }

    /** What the database, JSON and a screen all take: no control characters, no half of a surrogate pair. */
    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /**
     * The user of a route that needs one.
     *
     * @throws Problem authentication-required
     */
    public User requireUser() {
        User user = user();
        if (user == null) {
            throw Problem.of(ProblemType.AUTHENTICATION_REQUIRED).header("WWW-Authenticate", "Bearer");
        }
        return user;
    }

    /**
     * The user, or the guest's device; a guest without a device is given one.
     *
     * @throws Problem device-invalid
     */
    public Viewer viewer() {
        User user = user();
        return user != null ? new Viewer(user.id(), user.username(), false) : new Viewer(device(), null, true);
    }

    /**
     * The guest's device, made up once a request when it brought none.
     *
     * @throws Problem device-invalid
     */
    UUID device() {
        UUID known = readableDevice();
        if (known == null) {
            throw Problem.of(ProblemType.DEVICE_INVALID);
        }
        return known;
    }

    /** As {@link #device}; null when what the guest brought is none. */
    @Nullable
    UUID readableDevice() {
        if (device == null) {
            String header = request.request().getHeader(DEVICE_HEADER);
            String given = header != null ? header : request.request().getParam("device");
            device = given == null ? Ids.next() : Ids.parse(given);
        }
        return device;
    }

    /** Neither signed in nor refused for its token. */
    boolean isGuest() {
        return identity() == null && !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    /** What the proactive authentication found before the route was looked up; null for nobody. */
    private @Nullable SecurityIdentity identity() {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity()
                : null;
    }

    private static Set<Role> roles(Set<String> groups) {
        return Arrays.stream(Role.values())
                .filter(r -> groups.contains(r.wire()))
                .collect(Collectors.toSet());
    }
}
