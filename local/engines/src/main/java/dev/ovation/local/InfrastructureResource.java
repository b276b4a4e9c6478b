package dev.ovation.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} real PostgreSQL and Kafka: {@code @QuarkusTestResource(value =
 * InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "gift_service"))}. The engines start
 * once per test JVM and end with it, however often Quarkus restarts in between.
 */
public final class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    private String schema = "test_service";

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
    }

    @Override
    public Map<String, String> start() {
        return TestInfrastructure.configurationFor(schema);
    }

    /** Nothing: the next test profile uses the same engines. */
    @Override
    public void stop() {}
}
