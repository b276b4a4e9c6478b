package dev.ovation.gateway.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InternalTokenTest {
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final InternalToken token;

    InternalTokenTest() throws NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        token = new InternalToken(keys.generateKeyPair().getPrivate(), () -> now);
    }

    @Test
    void shouldKeepItsTokenWhileItHoldsForLongEnough() {
        String first = token.current();
        now = now.plus(Duration.ofSeconds(40));
        assertEquals(first, token.current());
        now = now.plus(Duration.ofSeconds(1));
        assertNotEquals(first, token.current());
    }

    @Test
    void shouldMakeAnotherTokenWhenTheClockIsPutBack() {
        String first = token.current();
        now = now.minus(Duration.ofHours(1));
        assertNotEquals(first, token.current());
    }
}
