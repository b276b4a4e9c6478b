package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.Topic;
import dev.ovation.local.journeys.DeliveryFigures.Return;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Both gateways are replaced, one after the other and in order, behind a balancer and under load: nobody misses anything or
 * has it twice, nothing is answered by an error, and no page sees its audience flicker.
 */
class RollingReplacementJourneyIT {
    private static final int VIEWERS = 100;
    private static final int LINES_A_SECOND = 20;
    private static final int GIFTS_A_SECOND = 2;
    private static final int MOVING = 1001;
    private static final Duration SETTLES = Duration.ofSeconds(60);

    private final Random random = new Random(VIEWERS);
    private final DeliveryFigures figures = new DeliveryFigures();

    @Test
    void shouldNeitherLoseNorRepeatNorFlickerWhenBothGatewaysAreReplaced() {
        Map<String, String> settings = Map.of(
                "OVATION_GATEWAY_LIVE_SOCKETS_PER_ADDRESS", "0",
                "OVATION_GATEWAY_DRAIN_NOTICE", "1S",
                "OVATION_GATEWAY_DRAIN_SPREAD", "4S");
        try (Suite suite = Suite.start(settings, "--without-video", "--gateways", "2")) {
            // Given
            List<URI> gateways = suite.gateways();
            Doors doors = new Doors(gateways);
            List<Api> apis = gateways.stream().map(Api::new).toList();
            Studio studio = new Studio(apis, Api.freshName("replaced"));
            List<RestlessSocket> sockets = watch(doors, studio.stream());
            Load load = new Load(apis, studio.stream(), 20);
            awaitCount(apis.get(0), studio.stream());
            load.start(LINES_A_SECOND, GIFTS_A_SECOND);

            // When
            List<String> flickers;
            try (CountSampler sampler = new CountSampler(gateways, studio.stream())) {
                sampler.expect(VIEWERS, VIEWERS);
                gateways.forEach(gateway -> replace(suite, doors, gateway));
                await().pollDelay(Duration.ofSeconds(8)).until(() -> true); // one who left is counted for 5 s more
                flickers = sampler.surprises();
                assertTrue(sampler.samples() > 20, () -> sampler.samples() + " samples");
            }
            load.stop();
            await().atMost(SETTLES).until(load::settled);

            // Then
            TopicReader reader = new TopicReader(suite);
            await().atMost(SETTLES)
                    .untilAsserted(
                            () -> assertEquals(List.of(), new DeliveryAudit(TopicTale.read(reader)).findings(sockets)));
            assertEquals(List.of(), figures.findings());
            assertEquals(List.of(), load.surprises());
            assertEquals(Set.of(MOVING), figures.closes().keySet(), "each was sent away, and none was cut");
            assertTrue(
                    figures.closes().get(MOVING) >= VIEWERS,
                    () -> figures.closes().toString());
            assertRecovered();
            assertEquals(List.of(), flickers);
            assertEquals(Set.of((long) VIEWERS), shown(reader, studio.stream()), "what pages were told");
            sockets.forEach(RestlessSocket::close);
            studio.close();
            load.close();
        }
    }

    /** Viewers that are cut by nobody but the gateways; they come back by a door that is ready. */
    private List<RestlessSocket> watch(Doors doors, UUID stream) {
        List<RestlessSocket> sockets = new ArrayList<>();
        IntStream.range(0, VIEWERS).forEach(i -> {
            RestlessSocket socket = new RestlessSocket(
                    "socket " + i,
                    doors,
                    doors::ready,
                    i % doors.count(),
                    stream,
                    figures,
                    new Random(random.nextLong()));
            socket.settle();
            sockets.add(socket);
        });
        await().atMost(SETTLES).until(() -> sockets.stream().allMatch(RestlessSocket::hasBegun));
        return sockets;
    }

    private static void replace(Suite suite, Doors doors, URI gateway) {
        Suite.Part part = suite.gateway(gateway);
        doors.killed(gateway);
        suite.terminate(part);
        suite.awaitReadyAgain(part);
        doors.ready(gateway);
    }

    private static void awaitCount(Api api, UUID stream) {
        await().atMost(SETTLES)
                .untilAsserted(() -> assertEquals(
                        VIEWERS,
                        api.read("/api/streams/" + stream + "/viewers?limit=1")
                                .body()
                                .path("currentViewers")
                                .asLong()));
    }

    /** The counts that were told since all were there. */
    private static Set<Long> shown(TopicReader reader, UUID stream) {
        return reader.records(Topic.VIEWERS).stream()
                .filter(record -> record.key().equals(stream.toString())
                        && EventType.VIEWER_COUNT.type().equals(TopicReader.header(record, CloudEvent.TYPE)))
                .map(record -> TopicReader.data(record).path("currentViewers").asLong())
                .dropWhile(viewers -> viewers < VIEWERS)
                .collect(Collectors.toSet());
    }

    private void assertRecovered() {
        for (Return kind : Return.values()) {
            assertEquals(figures.returns(kind), figures.recovered(kind), kind::toString);
        }
        assertTrue(figures.recovered(Return.OTHER_GATEWAY) + figures.recovered(Return.RESTARTED_GATEWAY) >= VIEWERS);
    }
}
