package dev.ovation.gift.purchase;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gift.GiftConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A provider that signs as most do: {@code Ovation-Signature: t=<seconds since 1970>,v1=<hex>}, where v1 is HMAC-SHA256 over
 * {@code <t>.<body>} with a secret both sides know. Older or younger than five minutes: refused, so that nobody can keep a
 * message and tell it later; within them the purchase's id makes a repetition harmless.
 */
@ApplicationScoped
class SignedPurchases implements PurchaseProvider {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final int SHORTEST_SECRET = 32;

    private final byte @Nullable [] secret;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    SignedPurchases(GiftConfig config, ObjectMapper json) {
        this(config.purchaseSecret().orElse(null), json, Clock.systemUTC());
    }

    SignedPurchases(@Nullable String secret, ObjectMapper json, Clock clock) {
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("ovation.gift.purchase-secret needs at least 32 bytes");
        }
        this.secret = secret == null ? null : secret.getBytes(StandardCharsets.UTF_8);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Purchase read(@Nullable String signature, byte[] body) {
        if (secret == null) {
            throw Problem.of(ProblemType.NOT_FOUND, "No provider of coins is set up here.");
        }
        Matcher parts = SIGNATURE.matcher(signature == null ? "" : signature);
        if (!parts.matches() || !isNow(parts.group(1)) || !isOurs(parts.group(1), parts.group(2), body)) {
            throw Problem.of(ProblemType.WEBHOOK_SIGNATURE);
        }
        try {
            Purchase purchase = json.readValue(body, Purchase.class);
            if (purchase != null) {
                return purchase;
            }
        } catch (IOException e) {
            // told below, as what can be read but is nothing
        }
        throw Problem.of(ProblemType.MALFORMED_BODY);
    }

    private boolean isNow(String seconds) {
        Instant said = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(said, clock.instant()).abs().compareTo(WINDOW) <= 0;
    }

    private boolean isOurs(String seconds, String given, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(given));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256", e);
        }
    }
}
