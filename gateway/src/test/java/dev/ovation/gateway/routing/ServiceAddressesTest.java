package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ServiceAddresses addresses = new ServiceAddresses(
            Map.of(Backend.CHAT, List.of(URI.create("http://a:1"), URI.create("http://b:2"))), nanos::get);

    @Test
    void shouldTakeReplicasInTurnWhenAllAnswer() {
        assertEquals("a", first());
        assertEquals("b", first());
        assertEquals("a", first());
    }

    @Test
    void shouldLeaveReplicaOutForASecondWhenItRefused() {
        // Given
        addresses.refused(addresses.inTurn(Backend.CHAT).get(0));
        // When
        String duringTheSecond = first() + first();
        nanos.addAndGet(1_000_000_001L);
        String after = first() + first();
        // Then
        assertEquals("bb", duringTheSecond);
        assertEquals("ba", after);
    }

    private String first() {
        return addresses.inTurn(Backend.CHAT).get(0).host();
    }
}
