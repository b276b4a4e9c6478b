package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Viewer;
import dev.ovation.gateway.SampleConfig;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SocketLimitsTest {
    private static final String ADDRESS = "198.51.100.7";
    private final UUID stream = UUID.randomUUID();

    @Test
    void shouldRefuseSixthSocketOfViewerAndTakeItAgainWhenOneLeft() {
        SocketLimits limits = limits(Map.of(), false);
        Viewer ada = new Viewer(UUID.randomUUID(), "ada", false);
        for (int i = 0; i < 5; i++) {
            assertTrue(limits.take(stream, ada, ADDRESS, false));
        }
        assertRefused(ProblemType.RATE_LIMITED, limits, ada, ADDRESS);
        limits.check(UUID.randomUUID(), ada, ADDRESS); // another stream is another matter
        limits.release(stream, ada, ADDRESS, true);
        limits.check(stream, ada, ADDRESS);
    }

    @Test
    void shouldBoundAddressesButNotLoopbackWhenLocal() {
        Map<String, String> one = Map.of("ovation.gateway.live.sockets-per-address", "1");
        SocketLimits local = limits(one, true);
        local.take(stream, guest(), "127.0.0.1", false);
        local.check(stream, guest(), "127.0.0.1");
        local.take(stream, guest(), ADDRESS, false);
        assertRefused(ProblemType.RATE_LIMITED, local, guest(), ADDRESS);
        SocketLimits elsewhere = limits(one, false);
        elsewhere.take(stream, guest(), "127.0.0.1", false);
        assertRefused(ProblemType.RATE_LIMITED, elsewhere, guest(), "127.0.0.1");
    }

    @Test
    void shouldSayGatewayIsFullWhenItTakesNoMore() {
        SocketLimits limits = limits(Map.of("ovation.gateway.live.most-sockets", "1"), false);
        limits.take(stream, guest(), ADDRESS, false);
        assertRefused(ProblemType.GATEWAY_UNAVAILABLE, limits, guest(), ADDRESS);
    }

    @Test
    void shouldCountOnlySomeGuestsOfOneAddressWhenManyWatch() {
        // Given
        SocketLimits limits = limits(Map.of("ovation.gateway.live.guests-per-address", "2"), false);
        Viewer first = guest();
        Viewer second = guest();
        // When
        assertTrue(limits.take(stream, first, ADDRESS, false));
        assertTrue(limits.take(stream, first, ADDRESS, false), "the same guest twice is one guest");
        assertTrue(limits.take(stream, second, ADDRESS, false));
        // Then
        assertFalse(limits.take(stream, guest(), ADDRESS, false));
        assertTrue(limits.take(stream, guest(), "203.0.113.1", false));
        assertFalse(limits.take(stream, guest(), "203.0.113.1", true), "an overlay never counts");
        assertTrue(
                limits.take(stream, new Viewer(UUID.randomUUID(), "ada", false), ADDRESS, false), "users always count");
        limits.release(stream, second, ADDRESS, true);
        assertTrue(limits.take(stream, guest(), ADDRESS, false));
    }

    private static Viewer guest() {
        return new Viewer(UUID.randomUUID(), null, true);
    }

    private static SocketLimits limits(Map<String, String> settings, boolean local) {
        return new SocketLimits(SampleConfig.with(settings).live(), local);
    }

    private void assertRefused(ProblemType type, SocketLimits limits, Viewer viewer, String address) {
        assertEquals(
                type,
                assertThrows(Problem.class, () -> limits.check(stream, viewer, address))
                        .type());
    }
}
