package dev.ovation.gateway.live.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Two gateways read one log, each at its own pace, and lose their memory at times; viewers stop reading, lose the line
 * with frames on it and come back to either, with any position they ever had or none. Whatever happens, nobody is told
 * that all is well over a hole, nobody sees an event twice, and each topic keeps its order (C3, C4).
 */
class RecoveryPropertyTest {
    private static final int VIEWERS = 2;

    @Property(tries = 500)
    void shouldLeaveNoSilentHoleWhateverHappensToViewersAndGateways(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        SharedLog log = new SharedLog();
        List<SimulatedGateway> gateways = List.of(new SimulatedGateway(log, random), new SimulatedGateway(log, random));
        List<SimulatedViewer> viewers = java.util.stream.Stream.generate(() -> new SimulatedViewer(log, random))
                .limit(VIEWERS)
                .toList();
        // When
        for (int step = 0; step < 150; step++) {
            SimulatedGateway gateway = gateways.get(random.nextInt(2));
            SimulatedViewer viewer = viewers.get(random.nextInt(VIEWERS));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> log.publish(random);
                case 4, 5, 6 -> gateway.readOn(random.nextInt(8));
                case 7 -> viewer.comeTo(gateway);
                case 8 -> viewer.loseTheLine();
                case 9 -> viewer.readOrNot();
                case 10 -> gateway.loseSomething();
                default -> log.letTimePass(random);
            }
        }
        // Then
        viewers.forEach(viewer -> viewer.settleAt(gateways.get(random.nextInt(2))));
        gateways.forEach(SimulatedGateway::readAll);
        for (SimulatedViewer viewer : viewers) {
            viewer.readAll();
            assertEquals(List.of(), viewer.faults());
            Set<String> missing = new TreeSet<>(log.visible());
            missing.removeAll(viewer.seen());
            assertEquals(Set.of(), missing, "what everybody must have seen");
        }
    }
}
