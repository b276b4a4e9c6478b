package dev.ovation.gateway.live.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.gateway.routing.FakeServices;
import dev.ovation.gateway.routing.ServiceClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamLookupTest {
    private final CompletableFuture<ServiceClient.Answer> answer = new CompletableFuture<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final StreamLookup lookup =
            new StreamLookup(new FakeServices(Uni.createFrom().completionStage(() -> {
                asked.incrementAndGet();
                return answer;
            })));

    @Test
    void shouldAnswerTheOthersWhenWhoAskedFirstHangsUp() throws Exception {
        // Given
        UUID stream = UUID.randomUUID();
        var first = lookup.find(stream).subscribe().with(found -> {}, failure -> {});
        CompletableFuture<Optional<KnownStream>> second = lookup.find(stream).subscribeAsCompletionStage();
        // When
        first.cancel();
        answer.complete(new ServiceClient.Answer(404, Buffer.buffer()));
        // Then
        assertTrue(second.get(5, TimeUnit.SECONDS).isEmpty());
        assertEquals(1, asked.get(), "one question for all");
    }
}
