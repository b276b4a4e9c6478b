package dev.ovation.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyRequest;
import java.util.List;

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
        String scheme = proxied ? headers.get("X-Forwarded-Proto") : null;
        String host = proxied ? headers.get("X-Forwarded-Host") : null;
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
