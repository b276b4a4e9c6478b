package dev.ovation.gateway.routing;

import dev.ovation.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The one list that decides about CORS and about sockets. {@code null} is nobody's origin. */
@ApplicationScoped
public class AllowedOrigins {
    private static final Pattern LOOPBACK = Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

    private final Set<String> exact;
    private final boolean loopback;

    @Inject
    AllowedOrigins(GatewayConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this(
                config.allowedOrigins().orElse(List.of()),
                config.allowLoopbackOrigins().orElse(local));
    }

    AllowedOrigins(List<String> exact, boolean loopback) {
        this.exact = exact.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty() && !origin.equals("null"))
                .map(origin -> origin.toLowerCase(Locale.ROOT)) // browsers send scheme and host in lower case
                .collect(Collectors.toUnmodifiableSet());
        this.loopback = loopback;
    }

    /** Whether a request with this Origin header may pass; no header at all is not a page and passes. */
    public boolean permits(@Nullable String origin) {
        return origin == null
                || exact.contains(origin)
                || (loopback && LOOPBACK.matcher(origin).matches());
    }
}
