package dev.ovation.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Key;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Tokens for tests: good ones as the local issuer signs them, and the forgeries of the token matrix. Works in any JVM
 * in which {@link TestInfrastructure} runs.
 */
public final class TestTokens {

    public static final String ISSUER = "http://ovation.test";
    public static final String AUDIENCE = "ovation";
    private static final Duration LIFE = Duration.ofHours(1);

    private TestTokens() {}

    /** The id under which {@link #user} knows a name: the same for the same name, whatever its case. */
    public static UUID userId(String name) {
        return UUID.nameUUIDFromBytes(("user:" + name.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** A good token. Without roles: viewer and creator, as the local issuer gives by default. */
    public static String user(String name, String... roles) {
        return sign(claims(name, roles), signingKey());
    }

    /** Good in all but its life, which ended an hour ago. */
    public static String expired(String name, String... roles) {
        return expiringAt(name, Instant.now().minus(LIFE), roles);
    }

    /** A good token with a chosen end of life. */
    public static String expiringAt(String name, Instant end, String... roles) {
        JwtClaims claims = claims(name, roles);
        claims.setIssuedAt(NumericDate.fromSeconds(end.minus(LIFE).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return sign(claims, signingKey());
    }

    /** Signed by the right key in another issuer's name. */
    public static String otherIssuer(String name, String... roles) {
        JwtClaims claims = claims(name, roles);
        claims.setIssuer("http://elsewhere.test");
        return sign(claims, signingKey());
    }

    /** Meant for another audience. */
    public static String wrongAudience(String name, String... roles) {
        JwtClaims claims = claims(name, roles);
        claims.setAudience("somewhere-else");
        return sign(claims, signingKey());
    }

    /** Says all the right things under a key nobody knows. */
    public static String otherKey(String name, String... roles) {
        return sign(claims(name, roles), KeyPairs.generate().getPrivate());
    }

    /** Unsigned, by {@code alg: none}. */
    public static String algNone(String name, String... roles) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return serialise(token, claims(name, roles));
    }

    /** HS256 with the public key as its secret: the old confusion of algorithms. */
    public static String publicKeyAsSecret(String name, String... roles) {
        byte[] secret =
                KeyPairs.readPublic(TestInfrastructure.identityPublicKey()).getEncoded();
        return symmetric(claims(name, roles), new HmacKey(secret));
    }

    /** What LiveKit's own tokens look like: HS256, {@code iss} an API key, a {@code video} claim. */
    public static String liveKit(String apiKey, String apiSecret, String identity) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(apiKey);
        claims.setSubject(identity);
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setClaim("video", java.util.Map.of("roomJoin", true, "room", "any"));
        return symmetric(claims, new HmacKey(apiSecret.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the gateway shows to viewer-service: {@code aud: ovation-internal}, 60 s, signed with its own key. */
    public static String internal() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("ovation-gateway");
        claims.setAudience("ovation-internal");
        claims.setSubject("ovation-gateway");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(1);
        claims.setGeneratedJwtId();
        return sign(claims, KeyPairs.readPrivate(TestInfrastructure.internalSigningKey()));
    }

    /** Not a token at all. */
    public static String garbage() {
        return "this.is.garbage";
    }

    private static JwtClaims claims(String name, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(userId(name).toString());
        claims.setStringClaim("preferred_username", name);
        claims.setStringListClaim("groups", roles.length == 0 ? List.of("viewer", "creator") : List.of(roles));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFE.toMinutes());
        claims.setGeneratedJwtId();
        return claims;
    }

    private static PrivateKey signingKey() {
        Path pem = TestInfrastructure.identitySigningKey();
        return KeyPairs.readPrivate(pem);
    }

    private static String sign(JwtClaims claims, Key key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setHeader("typ", "JWT");
        token.setKey(key);
        return serialise(token, claims);
    }

    private static String symmetric(JwtClaims claims, Key key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setHeader("typ", "JWT");
        token.setKey(key);
        return serialise(token, claims);
    }

    private static String serialise(JsonWebSignature token, JwtClaims claims) {
        try {
            token.setPayload(claims.toJson());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a test token could not be made", e);
        }
    }
}
