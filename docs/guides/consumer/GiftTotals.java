import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts gifts by stream. Arguments: bootstrap servers, and after how many gifts to stop. */
public final class GiftTotals {
    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "gift-totals",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        int wanted = Integer.parseInt(args[1]);
        Set<String> seen = new HashSet<>(); // a real consumer keeps these with its effect, in one transaction
        Map<String, Integer> giftsByStream = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("ovation.gifts"));
            while (seen.size() < wanted) {
                for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(500))) {
                    boolean gift = header(event, "ce_type").equals("gift:sent"); // unknown types are ignored
                    if (gift && seen.add(header(event, "ce_source") + header(event, "ce_id"))) {
                        giftsByStream.merge(event.key(), 1, Integer::sum);
                        System.out.println(event.key() + " " + event.value());
                    }
                }
                consumer.commitSync(); // after the effect: a crash repeats, it never loses
            }
        }
        System.out.println("gifts by stream: " + giftsByStream);
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
