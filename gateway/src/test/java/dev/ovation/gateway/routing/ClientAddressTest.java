package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private final ClientAddress address = new ClientAddress(List.of("10.0.0.1", "10.0.0.2"));

    @Test
    void shouldIgnoreForwardedAddressWhenItIsNotOurProxys() {
        assertEquals("192.0.2.9", address.of("192.0.2.9", "198.51.100.7"));
    }

    @Test
    void shouldTakeNearestStrangerWhenProxiesForward() {
        assertEquals("198.51.100.7", address.of("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2"));
        assertEquals("10.0.0.1", address.of("10.0.0.1", " "));
        assertEquals("10.0.0.1", address.of("10.0.0.1", null));
    }
}
