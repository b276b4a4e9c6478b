package dev.ovation.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestInfrastructureTest {

    private static Map<String, String> configuration;

    @BeforeAll
    static void start() {
        configuration = TestInfrastructure.configurationFor("gift_service");
    }

    @Test
    void shouldUseSameEnginesWhenResourceStartsAgain() {
        // Given
        InfrastructureResource resource = new InfrastructureResource();
        resource.init(Map.of("schema", "gift_service"));
        // When
        Map<String, String> again = resource.start();
        // Then
        assertEquals(configuration, again);
    }

    @Test
    void shouldFindItsSchemaWhenServiceConnects() throws Exception {
        try (Connection connection = TestInfrastructure.connectAs("gift_service")) {
            assertEquals("gift_service", connection.getSchema());
        }
    }

    @Test
    void shouldVerifyWhenTokenIsGood() throws Exception {
        assertEquals(
                TestTokens.userId("ADA").toString(),
                verifier().processToClaims(TestTokens.user("ada")).getSubject());
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void shouldNotVerifyWhenTokenIsForged(String token) {
        // Given
        JwtConsumer verifier = verifier();
        // When, Then
        assertThrows(InvalidJwtException.class, () -> verifier.processToClaims(token));
    }

    static Stream<String> forgeries() {
        return Stream.of(
                TestTokens.expired("ada"),
                TestTokens.otherIssuer("ada"),
                TestTokens.wrongAudience("ada"),
                TestTokens.otherKey("ada"),
                TestTokens.algNone("ada"),
                TestTokens.publicKeyAsSecret("ada"),
                TestTokens.liveKit("key", "a-secret-of-at-least-thirty-two-bytes", "ada"),
                TestTokens.internal(),
                TestTokens.garbage());
    }

    private static JwtConsumer verifier() {
        return new JwtConsumerBuilder()
                .setVerificationKey(KeyPairs.readPublic(Path.of(configuration.get("ovation.identity.public-key"))))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setExpectedAudience(TestTokens.AUDIENCE)
                .setExpectedIssuer(configuration.get("ovation.identity.issuer"))
                .setRequireExpirationTime()
                .build();
    }
}
