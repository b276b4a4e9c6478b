import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side of a purchase: tells it twice, as a provider does that got no answer. Arguments: gateway, user, coins. */
public final class SellCoins {
    public static void main(String[] args) throws Exception {
        String secret = System.getenv("OVATION_GIFT_PURCHASE_SECRET");
        String body = "{\"purchaseId\":\"%s\",\"userId\":\"%s\",\"coins\":%s}".formatted(UUID.randomUUID(), args[1], args[2]);
        for (int i = 0; i < 2; i++) {
            long now = Instant.now().getEpochSecond(); // signed anew each time: a signature is good for five minutes
            HttpRequest told = HttpRequest.newBuilder(URI.create(args[0] + "/api/wallet/purchases"))
                    .header("Content-Type", "application/json")
                    .header("Ovation-Signature", "t=" + now + ",v1=" + sign(secret, now + "." + body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(told, HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.statusCode() + " " + answer.body());
        }
    }

    private static String sign(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
