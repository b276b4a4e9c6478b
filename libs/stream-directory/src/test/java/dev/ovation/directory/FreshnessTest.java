package dev.ovation.directory;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldNotBeFreshWhenTheConsumerIsNotMadeYet() {
        // Given
        KafkaConsumer<?, ?> unmade = answering(KafkaConsumer.class, null);
        KafkaClientService clients = answering(KafkaClientService.class, List.of(unmade));
        Freshness freshness = new Freshness(clients, vertx);

        // When
        freshness.look();

        // Then
        assertFalse(freshness.fresh());
    }

    /** Of the framework's own type: answers the same to whatever it is asked. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
