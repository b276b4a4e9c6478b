package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Topic;
import dev.ovation.local.journeys.DeliveryFigures.Return;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Two hundred viewers in tunnels, while gateways and the broker are killed: after any interruption each has seen exactly
 * what the topics hold, in their order, nothing twice (C3, C4, C8). Short here; {@code ./ovation chaos delivery} runs it
 * long.
 */
class DeliveryUnderFireJourneyIT {
    private static final int STREAMS = 4;
    private static final int SOCKETS_A_STREAM = 50;
    private static final int LINES_A_SECOND = 50;
    private static final int GIFTS_A_SECOND = 5;
    private static final int CROWD = 60;
    private static final double RECOVERED = 0.99;
    /** A combo's window: what it is told after. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final DeliveryPlan plan = DeliveryPlan.asked();
    private final DeliveryFigures figures = new DeliveryFigures();
    private final DeliveryReport report = new DeliveryReport(plan, figures);
    private final List<Studio> studios = new ArrayList<>();
    private final List<RestlessSocket> sockets = new ArrayList<>();

    @Test
    void shouldShowEveryViewerWhatTheTopicsHoldWhenSocketsAreCutAndGatewaysAndBrokerAreKilled() {
        try (Suite suite = Suite.start(
                Map.of("OVATION_GATEWAY_LIVE_SOCKETS_PER_ADDRESS", "0"), "--without-video", "--gateways", "2")) {
            // Given
            Doors doors = new Doors(suite.gateways());
            List<Api> apis = suite.gateways().stream().map(Api::new).toList();
            List<UUID> streams = goOnAir(apis);
            Load load = new Load(apis, streams, CROWD);
            watch(doors, streams);
            load.start(LINES_A_SECOND, GIFTS_A_SECOND);
            load.takeBack(1);
            load.also(
                    2,
                    () -> studios.get(ThreadLocalRandom.current().nextInt(STREAMS))
                            .rename());

            // When
            DeliveryFire fire = new DeliveryFire(suite, doors, plan);
            fire.burn();
            load.stop();
            awaitOrTell("requests were never settled", load::settled);
            sockets.forEach(RestlessSocket::settle);

            // Then
            TopicTale tale = audited(new TopicReader(suite));
            report.kills(fire.kills());
            report.load(load);
            report.topics(tale);
            report.write();
            sockets.forEach(RestlessSocket::close);
            studios.forEach(Studio::close);
            load.close();

            assertEquals(List.of(), report.findings());
            assertTrue(tale.names().containsAll(acknowledged(load)), "what was acknowledged is on the topics");
            assertRecovered();
            assertTrue(
                    fire.kills(DeliveryFire.GATEWAY) >= plan.gatewaysAtLeast(),
                    () -> "gateways killed: " + fire.kills());
            assertEquals(plan.brokers(), fire.kills(DeliveryFire.BROKER));
            assertRan(tale);
        }
    }

    private List<UUID> goOnAir(List<Api> apis) {
        for (int i = 0; i < STREAMS; i++) {
            Studio studio = new Studio(apis, Api.freshName("delivery"));
            studios.add(studio);
        }
        return studios.stream().map(Studio::stream).toList();
    }

    private void watch(Doors doors, List<UUID> streams) {
        report.sockets(SOCKETS_A_STREAM * streams.size(), streams.size(), doors.count());
        for (UUID stream : streams) {
            for (int i = 0; i < SOCKETS_A_STREAM; i++) {
                String name = "socket " + sockets.size();
                sockets.add(new RestlessSocket(
                        name, doors, i % doors.count(), stream, figures, plan.random(sockets.size())));
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> sockets.stream().allMatch(RestlessSocket::hasBegun));
    }

    /** What does not come in time is a finding: the report is written all the same. */
    private void awaitOrTell(String finding, Callable<Boolean> condition) {
        try {
            await().atMost(Duration.ofMinutes(3)).pollInterval(LOOK).until(condition);
        } catch (ConditionTimeoutException late) {
            report.findings(List.of(finding));
        }
    }

    /** Gives them time to catch up until the topics are still; what differs then is a finding. */
    private TopicTale audited(TopicReader reader) {
        AtomicReference<TopicTale> tale = new AtomicReference<>(TopicTale.read(reader));
        awaitOrTell("sockets and topics are not the same, or topics not still", () -> {
            TopicTale before = tale.getAndSet(TopicTale.read(reader));
            return differences(tale.get()).isEmpty()
                    && before.names().equals(tale.get().names());
        });
        report.findings(differences(tale.get()));
        return tale.get();
    }

    private List<String> differences(TopicTale tale) {
        return new DeliveryAudit(tale).findings(sockets);
    }

    private static Set<String> acknowledged(Load load) {
        Set<String> names = new HashSet<>();
        load.said().values().forEach(id -> names.add(TopicTale.name("chat:message", id)));
        load.given().values().forEach(id -> names.add(TopicTale.name("gift:sent", id)));
        return names;
    }

    private void assertRecovered() {
        for (Return kind : Return.values()) {
            assertTrue(figures.returns(kind) > 0, () -> kind + " was never met: " + report);
            assertTrue(figures.recovered(kind) >= RECOVERED * figures.returns(kind), () -> kind + ": " + report);
        }
    }

    /** A run in which little happened proves little. */
    private void assertRan(TopicTale tale) {
        long seconds = plan.time().toSeconds();
        assertTrue(tale.size(Topic.CHAT) > seconds * LINES_A_SECOND / 2, report::toString);
        assertTrue(tale.size(Topic.GIFTS) > seconds * GIFTS_A_SECOND / 2, report::toString);
        assertTrue(tale.size(Topic.STREAMS) > seconds, report::toString);
        assertTrue(tale.hiddenOnes() > seconds / 4, report::toString);
        assertTrue(figures.cuts() > sockets.size(), report::toString);
    }
}
