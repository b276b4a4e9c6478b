package dev.ovation.viewer;

import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/**
 * What every component test of this service runs on: real PostgreSQL and Kafka, a stand-in for stream-service, and
 * rounds that come when the test calls for them.
 */
@QuarkusTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "schema", value = ViewerEngines.SCHEMA))
@QuarkusTestResource(StreamServiceStandIn.class)
@QuarkusTestResource(RoundsByHand.class)
public class ViewerEngines {
    public static final String SCHEMA = "viewer_service";
}
