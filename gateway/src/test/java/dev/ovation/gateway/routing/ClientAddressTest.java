package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private final ClientAddress address = new ClientAddress(List.of("10.0.0.1", "10.0.0.2"));

    @Test
    void shouldIgnoreForwardedAddressWhenItIsNotOurProxys() {
        assertEquals("192.0.2.9", address.of("192.0.2.9", List.of("198.51.100.7")));
        assertEquals("10.0.0.3", address.of("10.0.0.3", List.of("198.51.100.7")));
    }

    @Test
    void shouldTakeNearestStrangerWhenProxiesForward() {
        assertEquals("198.51.100.7", address.of("10.0.0.1", List.of("1.1.1.1, 198.51.100.7, 10.0.0.2")));
        assertEquals("10.0.0.1", address.of("10.0.0.1", List.of(" ")));
        assertEquals("10.0.0.1", address.of("10.0.0.1", List.of()));
    }

    @Test
    void shouldReadAllLinesWhenProxyAddsOneOfItsOwn() {
        assertEquals("198.51.100.7", address.of("10.0.0.1", List.of("1.1.1.1", "198.51.100.7, 10.0.0.2")));
        assertEquals("198.51.100.7", address.of("10.0.0.1", List.of("1.1.1.1, 198.51.100.7", "10.0.0.2")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.244.3.7, 198.51.100.7",
        "::ffff:10.244.3.7, 198.51.100.7",
        "172.16.0.9, 198.51.100.7",
        "fd00:0:0:0:0:0:0:7, 2001:db8::9",
        "fe80:0:0:0:0:0:0:1%eth0, 198.51.100.7"
    })
    void shouldBelieveProxyWhenItsRangeIsTrusted(String proxy, String viewer) {
        ClientAddress ranges = new ClientAddress(List.of("10.0.0.0/8", " 172.16.0.0/12", "fd00::/8", "fe80::1"));
        assertEquals(viewer, ranges.of(proxy, List.of("203.0.113.1, " + viewer + ", 10.1.1.1, fd12::1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "172.32.0.1", "fc00:0:0:0:0:0:0:7", "0:0:0:0:0:0:0:1"})
    void shouldNotBelieveStrangerWhenRangesAreTrusted(String stranger) {
        ClientAddress ranges = new ClientAddress(List.of("10.0.0.0/8", "172.16.0.0/12", "fd00::/8"));
        assertEquals(stranger, ranges.of(stranger, List.of("198.51.100.7")));
    }

    @Test
    void shouldTakeFarthestHopWhenAllAreProxies() {
        ClientAddress ranges = new ClientAddress(List.of("10.0.0.0/8"));
        assertEquals("10.9.9.9", ranges.of("10.0.0.1", List.of("10.9.9.9, 10.0.0.2")));
    }

    @Test
    void shouldTakeWordThatIsNoAddressForAStranger() {
        assertEquals("unknown", address.of("10.0.0.1", List.of("198.51.100.7, unknown, 10.0.0.2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ingress", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "fd00::/129", "10.0.0.1:80"})
    void shouldNotStartWhenProxyCannotBeRead(String proxy) {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> new ClientAddress(List.of("10.0.0.1", proxy)));
        assertTrue(failure.getMessage().contains("ovation.gateway.trusted-proxies"), failure.getMessage());
        assertTrue(failure.getMessage().contains("'" + proxy + "'"), failure.getMessage());
    }
}
