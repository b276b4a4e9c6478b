package dev.ovation.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the relay's producers: order and completeness first, then latency. */
final class RelayProducers {
    private static final int BLOCK_MILLIS = 5_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;

    /** Where the broker is and how to sign in there, as {@code kafka.*} of the configuration says. */
    RelayProducers(Map<String, Object> broker) {
        this.settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A record given up while its successor is on the way would reorder a key: never give one up.
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox-relay");
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    }

    Producer<String, byte[]> open() {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
