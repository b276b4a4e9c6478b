package dev.ovation.gift.combo;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.ovation.contracts.ComboEnded;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftSent;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.SampleStreams;
import dev.ovation.gift.sending.GiftReceipt;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sends of one gift that follow each other. */
@QuarkusTest
class ComboComponentTest {
    private final String fan = Fans.newcomer();
    private UUID stream = SampleStreams.live();

    private GiftReceipt send(UUID gift, int quantity) {
        return Fans.sendUntilJudged(fan, stream, gift, quantity)
                .then()
                .statusCode(201)
                .extract()
                .as(GiftReceipt.class);
    }

    /** Two sends of roses within the window; a machine that is too slow for it begins anew, with another stream. */
    private List<GiftReceipt> inARow(int quantity, int next) {
        while (true) {
            GiftReceipt first = send(ROSE, quantity);
            GiftReceipt second = send(ROSE, next);
            if (second.createdAt().isBefore(first.comboExpiresAt())) {
                return List.of(first, second);
            }
            stream = SampleStreams.live();
        }
    }

    private static List<GiftTopic.Event<ComboEnded>> ended(GiftTopic topic, UUID stream, int combos) {
        return topic.until(EventType.COMBO_ENDED, ComboEnded.class, stream, events -> events.size() >= combos);
    }

    @Test
    void shouldJoinWhatFollowsWithinTheWindowAndTellItsEndOnce() {
        try (GiftTopic topic = new GiftTopic()) {
            // When
            List<GiftReceipt> roses = inARow(2, 3);
            GiftReceipt first = roses.get(0);
            GiftReceipt second = roses.get(1);
            GiftReceipt other = send(DIAMOND, 1);

            // Then
            assertThat(second.comboId(), is(first.comboId()));
            assertThat(List.of(first.comboCount(), second.comboCount()), is(List.of(2L, 5L)));
            assertThat(List.of(first.comboCoins(), second.comboCoins()), is(List.of(2L, 5L)));
            assertThat(other.comboId(), is(not(first.comboId())));
            Duration window = Duration.between(second.createdAt(), second.comboExpiresAt());
            assertThat(window, is(Duration.ofSeconds(1)));

            List<GiftTopic.Event<ComboEnded>> ends = ended(topic, stream, 2);
            assertThat(ends.size(), is(2));
            GiftTopic.Event<ComboEnded> end = ends.stream()
                    .filter(e -> e.data().gift().id().equals(ROSE))
                    .findFirst()
                    .orElseThrow();
            assertThat(end.id(), is(first.comboId()));
            assertThat(end.data().comboCount(), is(5L));
            assertThat(end.data().comboCoins(), is(5L));
            assertThat(end.data().senderUsername(), is(fan));
            Instant told = Instant.parse(GiftTopic.header(end.message(), "ce_time"));
            assertThat("not before the window closed", told, greaterThanOrEqualTo(second.comboExpiresAt()));
        }
    }

    @Test
    void shouldTellTheSameInTheEventAsInTheReceipt() {
        try (GiftTopic topic = new GiftTopic()) {
            // When
            GiftReceipt second = inARow(1, 1).get(1);

            // Then
            GiftSent event = topic.until(EventType.GIFT_SENT, GiftSent.class, stream, events -> events.size() == 2)
                    .get(1)
                    .data();
            assertThat(event.comboId(), is(second.comboId()));
            assertThat(event.comboCount(), is(2L));
            assertThat(event.comboCoins(), is(2L));
            assertThat(event.comboExpiresAt(), is(second.comboExpiresAt()));
        }
    }

    @Test
    void shouldBeginAnewOnceTheWindowHasClosedEvenIfNobodyHasToldTheEndYet() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            GiftReceipt first = send(ROSE, 1);
            GiftDatabase.run("UPDATE combos SET expires_at = clock_timestamp() WHERE stream_id = ?", stream);

            // When
            GiftReceipt second = send(ROSE, 4);

            // Then
            assertThat(second.comboId(), is(not(first.comboId())));
            assertThat(second.comboCount(), is(4L));
            List<GiftTopic.Event<ComboEnded>> ends = ended(topic, stream, 2);
            assertThat(ends.stream().map(e -> e.data().comboCount()).toList(), is(List.of(1L, 4L)));
        }
    }

    @Test
    void shouldCountEachSendOnceWhenManyComeAtOnce() {
        try (GiftTopic topic = new GiftTopic()) {
            // When
            List<GiftReceipt> sent = Crowd.of(20, i -> send(ROSE, 1));

            // Then: however many combos the machine's speed made of them, nothing is lost or counted twice
            Set<UUID> combos = sent.stream().map(GiftReceipt::comboId).collect(Collectors.toSet());
            List<GiftTopic.Event<ComboEnded>> ends = ended(topic, stream, combos.size());
            assertThat(ends.stream().map(GiftTopic.Event::id).collect(Collectors.toSet()), is(combos));
            assertThat(ends.stream().mapToLong(e -> e.data().comboCount()).sum(), is(20L));
            assertThat(
                    sent.stream()
                            .map(r -> r.comboId() + " " + r.comboCount())
                            .distinct()
                            .count(),
                    is(20L));
        }
    }

    @Test
    void shouldEndWithTheStreamBeforeItsClosingTotals() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            GiftReceipt sent = send(DIAMOND, 2);

            // When
            SampleStreams.end(stream);

            // Then
            GiftTopic.Event<GiftClosed> closed = topic.until(
                            EventType.GIFT_CLOSED, GiftClosed.class, stream, events -> !events.isEmpty())
                    .get(0);
            GiftTopic.Event<ComboEnded> end = ended(topic, stream, 1).get(0);
            assertThat(end.id(), is(sent.comboId()));
            assertThat(end.message().offset() < closed.message().offset(), is(true));
        }
    }
}
