package dev.ovation.gift.concentration;

import static dev.ovation.gift.Fans.MANSION;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftConcentrated;
import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alarm from 10,000 coins a day on when three gave 80 % of them. */
@QuarkusTest
class ConcentrationComponentTest {
    private static final Duration SOME_ROUNDS = Duration.ofSeconds(2);

    private final String creator = Fans.newcomer();
    private final UUID stream = SampleStreams.live(creator);

    @Inject
    MeterRegistry registry;

    private void give(String fan, long mansions) {
        Fans.topUp(fan, "{\"coins\":100000}", UUID.randomUUID().toString())
                .then()
                .statusCode(201);
        Fans.send(fan, stream, MANSION, (int) mansions).then().statusCode(201);
    }

    private static List<String> people(int number) {
        return IntStream.range(0, number).mapToObj(i -> Fans.newcomer()).toList();
    }

    private long alarms() {
        return GiftDatabase.number(
                "SELECT count(*) FROM concentration_alarms WHERE creator_id = ?", TestTokens.userId(creator));
    }

    private void mustStaySilent() {
        await().during(SOME_ROUNDS).atMost(Duration.ofSeconds(20)).until(() -> alarms() == 0);
    }

    @Test
    void shouldTellOnceOfARingOfMules() {
        double before = registry.counter("ovation.gift.concentrated").count();
        try (GiftTopic topic = new GiftTopic()) {
            // When: three mules, and a crowd that gives a little
            List<String> mules = people(3);
            mules.forEach(mule -> give(mule, 40));
            people(5).forEach(fan -> give(fan, 2));

            // Then
            GiftTopic.Event<GiftConcentrated> event = topic.until(
                            EventType.GIFT_CONCENTRATED, GiftConcentrated.class, stream, events -> !events.isEmpty())
                    .get(0);
            assertThat("no browser is told", GiftTopic.header(event.message(), CloudEvent.AUDIENCE), is("internal"));
            GiftConcentrated told = event.data();
            assertThat(told.creatorId(), is(TestTokens.userId(creator)));
            assertThat(told.topCoins() * 10 >= told.totalCoins() * 8, is(true));
            assertThat(
                    told.topSenders().stream()
                            .mapToLong(LeaderboardEntry::totalCoins)
                            .sum(),
                    is(told.topCoins()));

            // and not again when it goes on
            mules.forEach(mule -> give(mule, 100));
            await().during(SOME_ROUNDS).atMost(Duration.ofSeconds(20)).until(() -> alarms() == 1);
            assertThat(
                    topic.until(EventType.GIFT_CONCENTRATED, GiftConcentrated.class, stream, events -> true)
                            .size(),
                    is(1));
            assertThat(registry.counter("ovation.gift.concentrated").count() > before, is(true));
        }
    }

    @Test
    void shouldStaySilentWhenManyGaveMuch() {
        // When: of 12,000 coins three gave 3,000
        people(12).forEach(fan -> give(fan, 10));

        // Then
        mustStaySilent();
    }

    @Test
    void shouldStaySilentWhenItIsLittle() {
        // When: one fan gives all, and it is 9,900
        give(Fans.newcomer(), 99);

        // Then
        mustStaySilent();
    }
}
