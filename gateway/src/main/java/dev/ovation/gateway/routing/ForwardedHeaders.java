package dev.ovation.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service is told about the way a request came, in our words only. Hop-by-hop headers end with the hop. */
final class ForwardedHeaders {
    /** Never from outside: who says these says them about somebody else. */
    private static final List<String> DROPPED = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            "Cookie", // the API knows bearers only
            "Proxy-Connection",
            "HTTP2-Settings",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Extensions");

    private ForwardedHeaders() {}

    static void apply(ProxyRequest request, ClientAddress clients) {
        HttpServerRequest incoming = request.proxiedRequest();
        MultiMap headers = request.headers();
        String address = clients.of(incoming);
        boolean proxied = clients.isProxied(incoming);
        String scheme = proxied ? nearest(headers, "X-Forwarded-Proto") : null;
        String host = proxied ? nearest(headers, "X-Forwarded-Host") : null;
        namedByConnection(headers).forEach(headers::remove);
        DROPPED.forEach(headers::remove);
        headers.set("X-Forwarded-For", address);
        headers.set("X-Forwarded-Proto", scheme == null ? incoming.scheme() : scheme);
        if (host == null && incoming.authority() != null) {
            host = incoming.authority().toString();
        }
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
    }

    /** What the proxy before us said: the last word, on whichever line; those before it may be the client's. */
    private static @Nullable String nearest(MultiMap headers, String name) {
        String said = String.join(",", headers.getAll(name));
        String last = said.substring(said.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? null : last;
    }

    /** RFC 9110, 7.6.1: headers that Connection names concern this hop alone. */
    private static List<String> namedByConnection(MultiMap headers) {
        String connection = String.join(",", headers.getAll("Connection"));
        return List.of(connection.split(",", -1)).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty()
                        && !name.equalsIgnoreCase("content-length")
                        && !name.equalsIgnoreCase("authorization"))
                .toList();
    }
}
