package dev.ovation.gateway;

import dev.ovation.local.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens nobody should believe. */
final class Forgeries {

    private Forgeries() {}

    static Map<String, String> all() {
        String good = TestTokens.user("ada");
        String[] parts = good.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("garbage", TestTokens.garbage());
        tokens.put("empty parts", "..");
        tokens.put("one part", parts[0]);
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("expired", TestTokens.expired("ada"));
        tokens.put(
                "expired beyond the leeway",
                TestTokens.expiringAt("ada", Instant.now().minusSeconds(90)));
        tokens.put("other issuer", TestTokens.otherIssuer("ada"));
        tokens.put("wrong audience", TestTokens.wrongAudience("ada"));
        tokens.put("other key", TestTokens.otherKey("ada"));
        tokens.put("alg none", TestTokens.algNone("ada"));
        tokens.put("public key as secret", TestTokens.publicKeyAsSecret("ada"));
        tokens.put("LiveKit's", TestTokens.liveKit("devkey", "secret-secret-secret-secret-secret", "ada"));
        tokens.put("between services", TestTokens.internal());
        tokens.put(
                "other claims, same signature",
                parts[0] + "." + encode(claims.replace("creator", "admin")) + "." + parts[2]);
        tokens.put("alg None", header("{\"alg\":\"None\",\"typ\":\"JWT\"}", parts));
        tokens.put("alg nONE without signature", encode("{\"alg\":\"nONE\"}") + "." + parts[1] + ".");
        tokens.put("alg HS256 header", header("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", parts));
        tokens.put("alg RS512 header", header("{\"alg\":\"RS512\",\"typ\":\"JWT\"}", parts));
        tokens.put(
                "embedded jwk",
                header("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}", parts));
        tokens.put("jku elsewhere", header("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\"}", parts));
        tokens.put("kid path", header("{\"alg\":\"RS256\",\"kid\":\"../../../../dev/null\"}", parts));
        tokens.put("signature cut", good.substring(0, good.length() - 8));
        tokens.put(
                "signature turned", parts[0] + "." + parts[1] + "." + parts[2].substring(4) + parts[2].substring(0, 4));
        tokens.put("no JSON", parts[0] + "." + encode("not json") + "." + parts[2]);
        tokens.put("encrypted form", "a.b.c.d.e");
        return tokens;
    }

    private static String header(String header, String[] parts) {
        return encode(header) + "." + parts[1] + "." + parts[2];
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
