package dev.ovation.gateway.routing;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Content-Security-Policy: our own files only, no inline code, connections to us and to the media server. */
@ApplicationScoped
class ContentPolicy {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");
    /** Sinks that take text as code are closed; the API's own page has a library that needs them. */
    private static final String TRUSTED_TYPES = "; require-trusted-types-for 'script'";

    private final String mediaServer;

    @Inject
    ContentPolicy(@ConfigProperty(name = "ovation.media.url") Optional<URI> mediaUrl) {
        this.mediaServer = mediaUrl.map(ContentPolicy::bothSchemes).orElse("");
    }

    String of(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().toString();
        boolean docs = request.path() != null && request.path().startsWith("/api/docs");
        return text(host) + (docs ? "" : TRUSTED_TYPES);
    }

    String text(String host) {
        // older browsers do not count ws: as 'self'
        String sockets = HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; "
                + "worker-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'" + sockets
                + mediaServer + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";
    }

    /** The media server is asked by HTTP why a socket to it failed. */
    private static String bothSchemes(URI url) {
        String address = url.getRawAuthority();
        boolean secure = "wss".equals(url.getScheme()) || "https".equals(url.getScheme());
        return secure ? " wss://" + address + " https://" + address : " ws://" + address + " http://" + address;
    }
}
