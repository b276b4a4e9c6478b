package dev.ovation.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything an operator may set at the gateway. */
@ConfigMapping(prefix = "ovation.gateway")
public interface GatewayConfig {

    /** Web origins whose pages may call the API and open sockets, each as {@code scheme://host[:port]}. */
    Optional<List<String>> allowedOrigins();

    /** Whether pages of any port of localhost and 127.0.0.1 are allowed too; by default where the suite is local. */
    Optional<Boolean> allowLoopbackOrigins();

    /**
     * Proxies whose X-Forwarded-For is believed, nobody else's is: addresses and ranges such as {@code 10.0.0.0/8}. Without
     * the ingress' addresses all who come through it are one address to the limits on sockets and counted guests.
     */
    Optional<List<String>> trustedProxies();

    /** Where the services are: base URLs, several for several replicas. */
    Services services();

    /** What bounds and paces the sockets. */
    Live live();

    /** How the gateway leaves. */
    Drain drain();

    /** Client id that pages use with the OIDC issuer; set where the local issuer is not used. */
    Optional<String> oidcClientId();

    /**
     * Where pages send somebody who wants coins, https; {@code {userId}} and {@code {coins}} in it are filled in. Without it
     * they say that coins come from whoever runs the site.
     */
    Optional<String> purchaseUrl();

    /** Base URLs by service; a comma separated list each, taken in turn. */
    interface Services {
        /** stream-service. */
        @WithDefault("http://127.0.0.1:8081")
        List<URI> stream();

        /** chat-service. */
        @WithDefault("http://127.0.0.1:8082")
        List<URI> chat();

        /** gift-service. */
        @WithDefault("http://127.0.0.1:8083")
        List<URI> gift();

        /** viewer-service. */
        @WithDefault("http://127.0.0.1:8084")
        List<URI> viewer();
    }

    /** What bounds and paces the sockets. */
    interface Live {
        /** An idle socket gets an empty frame this often; clients give up after 2.5 times it. */
        @WithDefault("10S")
        Duration keepAlive();

        /** A busy room writes one frame a tick, a quiet one at once; the tick grows with the crowd from 10 ms to this. */
        @WithDefault("35MS")
        Duration tick();

        /** How long events stay replayable. */
        @WithDefault("5M")
        Duration ringAge();

        /** Kept events a stream's ring holds at most. */
        @WithDefault("5000")
        int ringEvents();

        /** Bytes of all rings together. */
        @WithDefault("96M")
        MemorySize ringBytes();

        /** Bytes that may wait for one slow socket before it is closed. */
        @WithDefault("1M")
        MemorySize backlogBytes();

        /** How long a socket may stand still with bytes waiting before it is closed. */
        @WithDefault("10S")
        Duration backlogAge();

        /** Sockets one viewer may have on one stream. */
        @WithDefault("5")
        int socketsPerViewer();

        /** Sockets one address may have; 0 is no limit. Loopback is exempt where the suite runs locally. */
        @WithDefault("1000")
        int socketsPerAddress();

        /** Guests of one address that count as viewers; more watch uncounted. 0 is no limit. */
        @WithDefault("20")
        int guestsPerAddress();

        /** Sockets this gateway takes in all. */
        @WithDefault("20000")
        int mostSockets();

        /** After the token's end a socket stays open this long. */
        @WithDefault("30S")
        Duration expiryLeeway();

        /** Whether one encoded frame is shared by all sockets; false sends text through WebSockets Next instead. */
        @WithDefault("true")
        boolean sharedFrames();
    }

    /** How the gateway leaves. */
    interface Drain {
        /** Between "not ready" and the first closed socket, so that balancers stop sending. */
        @WithDefault("0S")
        Duration notice();

        /** Sockets are closed evenly over this time. */
        @WithDefault("1S")
        Duration spread();
    }
}
