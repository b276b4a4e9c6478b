package dev.ovation.directory;

import static dev.ovation.directory.Answers.get;
import static dev.ovation.directory.Answers.problem;
import static dev.ovation.directory.Answers.refused;
import static java.util.Comparator.naturalOrder;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.EventType;
import dev.ovation.local.InfrastructureResource;
import dev.ovation.outbox.Outbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "schema", value = "directory_test"))
@WithTestResource(OwnerPort.class)
class StreamDirectoryComponentTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    StreamDirectory directory;

    @Inject
    Freshness freshness;

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @Inject
    RecordingObserver observer;

    @Inject
    KafkaClientService kafka;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "ovation.stream-directory.url")
    String ownerUrl;

    private final UUID stream = UUID.randomUUID();
    private StandInOwner owner;

    @BeforeEach
    void start() throws IOException {
        owner = new StandInOwner(ownerUrl, json);
        await().atMost(SOON).until(freshness::fresh);
    }

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void shouldAcceptALiveStreamOnItsOwnWord() {
        // Given
        publish(EventType.STREAM_STARTED, SampleStreams.live(stream, 1));
        awaitVersion(1);

        // When
        KnownStream known = get(directory.requireLive(stream));

        // Then
        assertThat(known.ownedBy(SampleStreams.ADA), is(true));
        assertThat(known.title(), is("Version 1"));
        assertThat(owner.asked, is(empty()));
    }

    @Test
    void shouldRefuseAnEndedStreamOnItsOwnWord() {
        // Given
        publish(EventType.STREAM_STARTED, SampleStreams.live(stream, 1));
        publish(EventType.STREAM_ENDED, SampleStreams.ended(stream, 2));
        awaitVersion(2);

        // When, Then
        refused(directory.requireLive(stream), ProblemType.STREAM_NOT_LIVE);
        refused(directory.requireNotEnded(stream), ProblemType.STREAM_ENDED);
        assertThat(get(directory.requireKnown(stream)).ended(), is(true));
        assertThat(owner.asked, is(empty()));
    }

    @Test
    void shouldSeeAnEndWithinASecondThoughItJustSaidLive() {
        // Then: a machine that stands still may be late once
        assertThat(Stream.generate(UUID::randomUUID).limit(3).anyMatch(this::seesTheEndInTime), is(true));
    }

    private boolean seesTheEndInTime(UUID id) {
        // Given
        publish(id, UUID.randomUUID(), EventType.STREAM_STARTED, SampleStreams.live(id, 1));
        awaitVersion(id, 1);
        get(directory.requireLive(id));

        // When
        publish(id, UUID.randomUUID(), EventType.STREAM_ENDED, SampleStreams.ended(id, 2));
        awaitVersion(id, 2);

        // Then
        try {
            await().atMost(Duration.ofSeconds(1)).until(() -> problem(directory.requireLive(id)) != null);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    @Test
    void shouldApplyOnlyHigherVersions() {
        // Given
        publish(EventType.STREAM_UPDATED, SampleStreams.live(stream, 5));
        awaitVersion(5);

        // When
        publish(EventType.STREAM_UPDATED, SampleStreams.scheduled(stream, 4));
        publish(EventType.STREAM_UPDATED, SampleStreams.live(stream, 6));
        awaitVersion(6);

        // Then
        assertThat(get(directory.requireLive(stream)).title(), is("Version 6"));
        assertThat(observed(), contains("stream:updated 5", "stream:updated 4", "stream:updated 6"));
    }

    @Test
    void shouldAskTheOwnerBeforeItRefusesAScheduledStream() {
        // Given
        publish(EventType.STREAM_SCHEDULED, SampleStreams.scheduled(stream, 1));
        awaitVersion(1);
        UUID other = UUID.randomUUID();
        owner.has(SampleStreams.live(stream, 2));
        owner.has(SampleStreams.scheduled(other, 1));

        // When
        KnownStream known = get(directory.requireLive(stream));

        // Then
        assertThat(known.version(), is(2L));
        refused(directory.requireLive(other), ProblemType.STREAM_NOT_LIVE);
        assertThat(get(directory.requireNotEnded(other)).live(), is(false));
    }

    @Test
    void shouldShareAnAnswerForASecondAlsoUnknown() {
        // When
        for (int i = 0; i < 20; i++) {
            refused(directory.requireLive(stream), ProblemType.STREAM_NOT_FOUND);
        }
        assertThat(get(directory.find(stream)).isPresent(), is(false));

        // Then
        assertThat("a slow machine may need a second answer", owner.asked.size(), lessThan(4));
        owner.has(SampleStreams.live(stream, 1));
        await().atMost(SOON).until(() -> problem(directory.requireLive(stream)) == null);
    }

    @Test
    void shouldKeepWhatTheOwnerTold() {
        // Given
        owner.has(SampleStreams.live(stream, 3));

        // When
        get(directory.requireLive(stream));

        // Then
        assertThat(version(stream), is(3L));
    }

    @Test
    void shouldAnswer503WhenNeitherItNorTheOwnerCanTell() {
        // Given
        owner.silent = true;

        // When
        Duration silent = shortestOfThreeRefusals();
        owner.close();
        Duration away = shortestOfThreeRefusals();

        // Then
        assertThat(silent.plus(away), lessThan(Duration.ofSeconds(2)));
    }

    private Duration shortestOfThreeRefusals() {
        return Stream.generate(UUID::randomUUID)
                .limit(3)
                .map(this::unavailable)
                .min(naturalOrder())
                .orElseThrow();
    }

    /** How long it took to say so. */
    private Duration unavailable(UUID id) {
        long before = System.nanoTime();
        Problem told = problem(directory.requireLive(id));
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(told.type(), is(ProblemType.STREAM_UNAVAILABLE));
        assertThat(told.headers().get("Retry-After"), is("1"));
        return took;
    }

    @Test
    void shouldAskBeforeItAcceptsWhenTheTopicIsNotHeardAndSilenceAccepts() {
        // Given
        UUID unasked = UUID.randomUUID();
        publish(EventType.STREAM_STARTED, SampleStreams.live(stream, 1));
        publish(unasked, UUID.randomUUID(), EventType.STREAM_STARTED, SampleStreams.live(unasked, 1));
        awaitVersion(1);
        await().atMost(SOON).until(() -> problem(directory.requireKnown(unasked)) == null);
        var consumer = kafka.getConsumer("known-streams");

        // When
        consumer.pause().await().atMost(SOON);
        try {
            await().atMost(SOON).until(() -> !freshness.fresh());
            owner.has(SampleStreams.endedView(stream, 2));

            // Then: silence accepts, so the owner's word is awaited also where it comes too late once
            await().atMost(SOON).until(() -> problem(directory.requireLive(stream)) != null);
            refused(directory.requireLive(stream), ProblemType.STREAM_NOT_LIVE);
            owner.silent = true;
            assertThat(get(directory.requireLive(unasked)).live(), is(true));
        } finally {
            consumer.resume().await().atMost(SOON);
        }
        await().atMost(SOON).until(freshness::fresh);
    }

    @Test
    void shouldTellObserversOnceInTheTransactionOfTheDirectory() {
        // Given
        UUID eventId = UUID.randomUUID();
        observer.failNext(2);

        // When
        publish(stream, eventId, EventType.STREAM_STARTED, SampleStreams.live(stream, 1));
        publish(stream, eventId, EventType.STREAM_STARTED, SampleStreams.live(stream, 1));
        publish(EventType.STREAM_ENDED, SampleStreams.ended(stream, 2));
        awaitVersion(2);

        // Then
        assertThat(observed(), contains("stream:started 1", "stream:ended 2"));
        assertThat(observer.failuresLeft(), is(0));
    }

    @Test
    void shouldKnowOnlyTheEndOfAStreamItNeverHeardOfAndAskWhoseItWas() {
        // Given
        publish(EventType.STREAM_ENDED, SampleStreams.ended(stream, 9));
        awaitVersion(9);
        owner.has(SampleStreams.endedView(stream, 9));

        // When, Then
        refused(directory.requireNotEnded(stream), ProblemType.STREAM_ENDED);
        assertThat(owner.asked, is(empty()));
        assertThat(get(directory.requireKnown(stream)).creatorUsername(), is("ada"));
        assertThat(owner.asked, hasSize(1));
    }

    private void publish(EventType type, Object data) {
        publish(stream, UUID.randomUUID(), type, data);
    }

    private void publish(UUID subject, UUID eventId, EventType type, Object data) {
        pool.withTransaction(tx -> outbox.publish(tx, type, eventId, subject, data))
                .await()
                .atMost(SOON);
    }

    private long version(UUID id) {
        return pool.query("SELECT coalesce(max(version), 0) FROM known_stream WHERE stream_id = '" + id + "'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private void awaitVersion(long version) {
        awaitVersion(stream, version);
    }

    private void awaitVersion(UUID id, long version) {
        await().atMost(SOON).until(() -> version(id) == version);
    }

    private List<String> observed() {
        List<String> observed = new ArrayList<>();
        pool.query("SELECT type, version FROM observed WHERE stream_id = '" + stream + "' ORDER BY ctid")
                .execute()
                .await()
                .atMost(SOON)
                .forEach(row -> observed.add(row.getString(0) + " " + row.getLong(1)));
        return observed;
    }
}
