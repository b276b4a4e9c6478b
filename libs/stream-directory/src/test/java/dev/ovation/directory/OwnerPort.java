package dev.ovation.directory;

import dev.ovation.local.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Tells the directory where the test will answer in stream-service's place. */
public final class OwnerPort implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("ovation.stream-directory.url", "http://127.0.0.1:" + FreePorts.next());
    }

    @Override
    public void stop() {}
}
