package dev.ovation.viewer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** No round comes by itself, and a slow machine between two rounds of a test is no pause of the sweeper's. */
public class RoundsByHand implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "ovation.viewer.sweep-every", "1H",
                "ovation.viewer.count-every", "1H",
                "ovation.viewer.close-every", "1H",
                "ovation.viewer.sweep-gap", TestTime.GAP.toString(),
                "ovation.viewer.sweep-hold", TestTime.HOLD.toString());
    }

    @Override
    public void stop() {}
}
