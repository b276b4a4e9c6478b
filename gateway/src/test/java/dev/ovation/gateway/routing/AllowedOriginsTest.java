package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {
    private final AllowedOrigins origins = new AllowedOrigins(List.of("https://ovation.example"), true);

    @ParameterizedTest
    @CsvSource({
        "https://ovation.example, true",
        "http://localhost:5173, true",
        "http://localhost, true",
        "http://127.0.0.1:8080, true",
        "null, false",
        "'', false",
        "https://evil.example, false",
        "https://ovation.example.evil.com, false",
        "https://sub.ovation.example, false",
        "https://ovation.example:8443, false",
        "http://ovation.example, false",
        "https://OVATION.example, false",
        "http://localhost.evil.com, false",
        "http://localhost:5173.evil.com, false",
        "https://localhost:5173, false",
        "http://127.0.0.1.evil.com, false",
        "http://127.0.0.2:80, false",
        "http://localhost:, false"
    })
    void shouldDecideByExactOriginWhenPageCalls(String origin, boolean allowed) {
        assertEquals(allowed, origins.permits(origin));
    }

    @Test
    void shouldPassWhenNobodyNamesAnOrigin() {
        assertTrue(origins.permits(null));
    }

    @Test
    void shouldNotTrustLoopbackOrNullWhenItIsNotLocal() {
        AllowedOrigins production = new AllowedOrigins(List.of("null", " "), false);
        assertFalse(production.permits("http://localhost:8080"));
        assertFalse(production.permits("null"));
        assertFalse(production.permits(""));
    }
}
