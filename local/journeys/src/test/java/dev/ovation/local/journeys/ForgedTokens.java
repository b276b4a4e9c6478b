package dev.ovation.local.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that must open nothing, each a good one of the running suite with one thing wrong. */
final class ForgedTokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String good;
    private final Path keys;

    /**
     * @param good a token of the suite's own issuer
     * @param state the suite's folder, where its key pair is
     */
    ForgedTokens(String good, Path state) {
        this.good = good;
        this.keys = state.resolve("keys");
    }

    /** By what is wrong with it. */
    Map<String, String> all() {
        try {
            PrivateKey ours = privateKey();
            byte[] published = Base64.getMimeDecoder().decode(pem("identity-public.pem"));
            PrivateKey foreign =
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
            Map<String, String> forged = new LinkedHashMap<>();
            forged.put("garbage", "this.is.garbage");
            forged.put("expired", rs256(ours, c -> c.put("exp", Instant.now().getEpochSecond() - 3600)));
            forged.put("other issuer", rs256(ours, c -> c.put("iss", "https://elsewhere.test")));
            forged.put("wrong audience", rs256(ours, c -> c.put("aud", "somewhere-else")));
            forged.put("other key", rs256(foreign, c -> {}));
            forged.put("no signature", unsigned("none") + ".");
            forged.put("public key as secret", hs256(published, claims(c -> {})));
            forged.put("changed after signing", changed());
            forged.put("LiveKit's", hs256("a-secret-of-thirty-two-characters".getBytes(UTF_8), liveKitClaims()));
            return forged;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String rs256(PrivateKey key, Consumer<ObjectNode> wrong) throws GeneralSecurityException {
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims(wrong));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(UTF_8));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    private static String hs256(byte[] secret, String claims) throws GeneralSecurityException {
        String content = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }

    private String unsigned(String algorithm) {
        return encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + encode(claims(c -> {}));
    }

    /** Our signature, over somebody else's claims. */
    private String changed() {
        String[] parts = good.split("\\.");
        return parts[0] + "." + encode(claims(c -> c.putArray("groups").add("admin"))) + "." + parts[2];
    }

    private String claims(Consumer<ObjectNode> wrong) {
        try {
            ObjectNode claims =
                    (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(good.split("\\.")[1]));
            wrong.accept(claims);
            return claims.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String liveKitClaims() {
        ObjectNode claims = JSON.createObjectNode().put("iss", "devkey").put("sub", "eve");
        claims.put("exp", Instant.now().getEpochSecond() + 600);
        claims.putObject("video").put("roomJoin", true).put("room", "any");
        return claims.toString();
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem("identity-private.pem"));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private String pem(String name) {
        try {
            return Files.readString(keys.resolve(name)).replaceAll("-----[A-Z ]+-----", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
