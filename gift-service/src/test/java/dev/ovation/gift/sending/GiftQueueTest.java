package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue alone: what is under way at a time, when statements take as long as the test likes. */
class GiftQueueTest {
    private static final GiftOutcome SENT = new GiftOutcome(GiftOutcome.Code.SENT, "{}", null, null, null);

    private final Map<UUID, String> names = new HashMap<>();
    private final Map<String, UniEmitter<? super GiftOutcome>> alone = new HashMap<>();
    private final List<String> sentAlone = new ArrayList<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<UniEmitter<? super Map<UUID, GiftOutcome>>> batchesUnderWay = new ArrayList<>();
    private final GiftQueue queue = new GiftQueue(
            new GiftRepository(null, null) {
                @Override
                Uni<GiftOutcome> send(SendGift gift, StreamWord stream) {
                    String name = names.get(gift.sender().id());
                    return Uni.createFrom().emitter(emitter -> {
                        sentAlone.add(name);
                        alone.put(name, emitter);
                    });
                }

                @Override
                Uni<Map<UUID, GiftOutcome>> send(List<WaitingGift> gifts) {
                    return Uni.createFrom().emitter(emitter -> {
                        batches.add(gifts.stream()
                                .map(one -> names.get(one.senderId()))
                                .toList());
                        batchesUnderWay.add(emitter);
                    });
                }
            },
            new SimpleMeterRegistry());

    @BeforeEach
    void haveBothLanesBusy() {
        send("lane 1");
        send("lane 2");
        sentAlone.clear();
    }

    private CompletableFuture<GiftOutcome> send(String name) {
        UUID sender = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        names.put(sender, name);
        SendGift gift = new SendGift(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new User(sender, name, Set.of()),
                UUID.randomUUID(),
                1,
                IdempotencyKey.required(UUID.randomUUID().toString()));
        return queue.send(gift, new StreamWord(UUID.randomUUID(), null)).subscribeAsCompletionStage();
    }

    private void end(String name) {
        alone.remove(name).complete(SENT);
    }

    private void breakOff(int batch) {
        batchesUnderWay.get(batch).fail(new PgException("lock timeout", "ERROR", "55P03", null));
    }

    @Test
    void shouldKeepWhoIsSentAgainUnderWayUntilThatIsOver() {
        // Given
        CompletableFuture<GiftOutcome> ada = send("ada");
        send("bob");
        CompletableFuture<GiftOutcome> adasNext = send("ada");
        end("lane 1");
        assertThat(batches, contains(List.of("ada", "bob")));

        // When
        breakOff(0);

        // Then: ada's next one waits for her first
        assertThat(sentAlone, containsInAnyOrder("ada", "bob"));
        end("lane 2");
        end("bob");
        assertThat(sentAlone, hasSize(2));
        end("ada");
        assertThat(ada.join(), is(SENT));
        assertThat(sentAlone, contains("ada", "bob", "ada"));
        end("ada");
        assertThat(adasNext.join(), is(SENT));
        assertThat(queue.length(), is(0));
    }

    @Test
    void shouldSendFewAgainAtATime() {
        // Given
        List<CompletableFuture<GiftOutcome>> all =
                IntStream.range(0, 32).mapToObj(i -> send("fan " + i)).toList();
        end("lane 1");
        assertThat(batches, hasSize(1));

        // When
        breakOff(0);

        // Then
        for (int sent = 0; sent < 32; sent++) {
            assertThat(sentAlone, hasSize(Math.min(32, sent + GiftQueue.AGAIN_AT_ONCE)));
            end("fan " + sent);
        }
        all.forEach(one -> assertThat(one.join(), is(SENT)));
    }

    @Test
    void shouldGoOnWithOthersMeanwhile() {
        // Given
        send("ada");
        send("bob");
        end("lane 1");

        // When
        breakOff(0);
        send("eve");

        // Then
        assertThat(sentAlone, contains("ada", "bob", "eve"));
    }
}
