package dev.ovation.local.launcher;

import java.util.Map;

/**
 * What {@code up} is asked to start.
 *
 * @param gatewayPort of the first gateway
 * @param gateways how many of them
 * @param replicas of the other services, where not one
 * @param video whether LiveKit is looked for
 * @param infrastructureOnly PostgreSQL, Kafka and LiveKit alone, for services that run from an IDE
 * @param archives whether services start from class archives, which are made where missing
 */
record UpPlan(
        int gatewayPort,
        int gateways,
        Map<Service, Integer> replicas,
        boolean video,
        boolean infrastructureOnly,
        boolean archives,
        Build.Mode build) {

    static final int MOST_INSTANCES = 8;

    UpPlan {
        replicas = Map.copyOf(replicas);
        if (gatewayPort < 1 || gatewayPort > 65_535) {
            throw new LauncherFailed(ExitCode.USAGE, "--port takes a number from 1 to 65535");
        }
        requireCount("--gateways", gateways);
        replicas.forEach((service, count) -> requireCount("--replicas " + service.moduleName(), count));
    }

    int instances(Service service) {
        return service == Service.GATEWAY ? gateways : replicas.getOrDefault(service, 1);
    }

    private static void requireCount(String option, int count) {
        if (count < 1 || count > MOST_INSTANCES) {
            throw new LauncherFailed(ExitCode.USAGE, option + " takes a number from 1 to " + MOST_INSTANCES);
        }
    }
}
