package dev.ovation.gift.sending;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.MANSION;
import static dev.ovation.gift.Fans.ROSE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gifts that wait while others are under way are sent together, and each is answered as if it had been alone. */
@QuarkusTest
class GiftQueueComponentTest {
    private final UUID stream = SampleStreams.live();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @Inject
    MeterRegistry registry;

    @AfterEach
    void booksMustBalance() {
        people.shutdownNow();
        Ledger.mustBalance();
    }

    private static List<String> withWallets(int number) {
        List<String> names =
                IntStream.range(0, number).mapToObj(i -> Fans.newcomer()).toList();
        names.forEach(Fans::balance);
        return names;
    }

    /** Gifts that shared another's statement, since the process began; the first gift makes the meter. */
    private double sentTogether() {
        DistributionSummary together = registry.find("ovation.gift.together").summary();
        return together == null ? 0 : together.totalAmount() - together.count();
    }

    private CompletableFuture<Response> soon(Supplier<Response> request) {
        return CompletableFuture.supplyAsync(request, people);
    }

    /** The machine was too slow to bring about within the bounds of the database what is to be tested. */
    private static final class NotArranged extends RuntimeException {
        NotArranged(String what) {
            super(what);
        }
    }

    private interface Scene {
        void play() throws SQLException;
    }

    /** With people of its own each time, until everything could be arranged before the held lanes were given up. */
    private static void played(Scene scene) throws SQLException {
        for (int attempts = 1; ; attempts++) {
            try {
                scene.play();
                return;
            } catch (NotArranged e) {
                if (attempts == 5) {
                    throw e;
                }
            }
        }
    }

    /**
     * Holds every lane up, lets the requests queue behind, lets go, and gives their answers.
     *
     * @param refusals how many of them the wallets' state lets the database give up
     * @throws NotArranged if a lane came free too soon, or the answers of others took too long
     */
    private List<Response> queued(List<Supplier<Response>> requests, int refusals) throws SQLException {
        List<String> slow = withWallets(GiftQueue.LANES);
        List<CompletableFuture<Response>> held;
        List<CompletableFuture<Response>> answers;
        boolean arranged;
        try (Connection holder = GiftDatabase.open()) {
            holder.setAutoCommit(false);
            for (String name : slow) {
                lock(holder, name);
            }
            held = slow.stream()
                    .map(name -> soon(() -> Fans.send(name, stream, ROSE, 1)))
                    .toList();
            await().until(() ->
                    waitingForWallets() == GiftQueue.LANES || held.stream().anyMatch(Future::isDone));
            answers = requests.stream().map(this::soon).toList();
            arranged =
                    soonTrue(() -> registry.get("ovation.gift.waiting").gauge().value() == requests.size());
            holder.rollback();
        }
        List<Response> told = answers.stream().map(CompletableFuture::join).toList();
        List<Response> lanes = held.stream().map(CompletableFuture::join).toList();
        if (!arranged || lanes.stream().anyMatch(one -> one.statusCode() != 201)) {
            throw new NotArranged("the lanes came free before all others waited");
        }
        if (count(told, 503) > refusals || count(told, 504) > 0) {
            throw new NotArranged("answers that came too late among " + statuses(told));
        }
        return told;
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static long count(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }

    /** Before statement_timeout ends what holds the lanes. */
    private static boolean soonTrue(Callable<Boolean> condition) {
        try {
            await().atMost(Duration.ofMillis(1_500)).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static void lock(Connection holder, String name) throws SQLException {
        try (PreparedStatement lock = holder.prepareStatement("SELECT FROM wallets WHERE user_id = ? FOR UPDATE")) {
            lock.setObject(1, TestTokens.userId(name));
            lock.execute();
        }
    }

    private static long waitingForWallets() {
        return GiftDatabase.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE '%send_gift%' AND pid <> pg_backend_pid()");
    }

    @Test
    void shouldSendTogetherWhatWaited() throws SQLException {
        played(this::whatWaited);
    }

    private void whatWaited() throws SQLException {
        // Given
        List<String> fans = withWallets(10);
        double before = sentTogether();
        try (GiftTopic topic = new GiftTopic()) {
            // When
            List<Supplier<Response>> requests = new ArrayList<>();
            fans.forEach(fan -> requests.add(() -> Fans.send(fan, stream, DIAMOND, 2)));
            List<Response> answers = queued(requests, 0);

            // Then
            assertThat(statuses(answers), everyItem(is(201)));
            assertThat(sentTogether() - before, greaterThanOrEqualTo(1.0));
            fans.forEach(fan -> assertThat(Fans.balance(fan), is(980L)));
            List<String> receipts = answers.stream()
                    .map(a -> a.jsonPath().getString("id"))
                    .sorted()
                    .toList();
            Predicate<GiftTopic.Event<GiftSent>> ours =
                    event -> fans.contains(event.data().senderUsername());
            List<String> told = topic
                    .until(
                            EventType.GIFT_SENT,
                            GiftSent.class,
                            stream,
                            events -> events.stream().filter(ours).count() >= 10)
                    .stream()
                    .filter(ours)
                    .map(event -> event.id().toString())
                    .sorted()
                    .toList();
            assertThat(told, is(receipts));
        }
    }

    @Test
    void shouldAnswerEachAsIfItWereAlone() throws SQLException {
        played(this::eachAsIfAlone);
    }

    private void eachAsIfAlone() throws SQLException {
        // Given
        String rich = Fans.newcomer();
        String poor = Fans.newcomer();
        String repeats = Fans.newcomer();
        String reuses = Fans.newcomer();
        String newcomer = Fans.newcomer();
        Fans.balance(rich);
        Fans.send(poor, stream, MANSION, 10).then().statusCode(201);
        Response first = Fans.send(repeats, stream, ROSE, 3, "mine");
        Fans.send(reuses, stream, ROSE, 3, "mine").then().statusCode(201);
        UUID over = SampleStreams.ended();

        // When
        List<Response> answers = queued(
                List.of(
                        () -> Fans.send(rich, stream, ROSE, 1),
                        () -> Fans.send(poor, stream, ROSE, 1),
                        () -> Fans.send(repeats, stream, ROSE, 3, "mine"),
                        () -> Fans.send(reuses, stream, ROSE, 4, "mine"),
                        () -> Fans.send(newcomer, stream, ROSE, 1),
                        () -> Fans.send(SampleStreams.CREATOR, stream, ROSE, 1),
                        () -> Fans.send(Fans.newcomer(), stream, UUID.randomUUID(), 1)),
                0);

        // Then
        assertThat(statuses(answers), is(List.of(201, 402, 201, 422, 201, 422, 404)));
        assertThat(answers.get(2).asString(), is(first.asString()));
        assertThat(answers.get(2).header("Idempotent-Replayed"), is("true"));
        assertThat(answers.get(1).jsonPath().getLong("required"), is(1L));
        assertThat(Fans.balance(repeats), is(997L));
        Fans.send(rich, over, ROSE, 1).then().statusCode(409);
        Fans.send(poor, stream, ROSE, 1, "after-all").then().statusCode(402);
    }

    @Test
    void shouldLetNobodyWaitForAnothersWallet() throws SQLException {
        played(this::oneStuck);
    }

    private void oneStuck() throws SQLException {
        // Given
        List<String> fans = withWallets(9);
        String stuck = fans.get(7);
        try (Connection holder = GiftDatabase.open()) {
            holder.setAutoCommit(false);
            lock(holder, stuck);

            // When
            List<Supplier<Response>> requests = new ArrayList<>();
            fans.forEach(fan -> requests.add(() -> Fans.send(fan, stream, ROSE, 1, "once")));
            List<Response> answers = queued(requests, 1);

            // Then
            assertThat(answers.get(7).statusCode(), is(503));
            assertThat(count(answers, 201), is(8L));
            holder.rollback();
        }
        Fans.send(stuck, stream, ROSE, 1, "once").then().statusCode(201);
        assertThat(Fans.balance(stuck), is(999L));
    }
}
