package dev.ovation.chat;

import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every component test of this service runs on: real PostgreSQL and Kafka, and a stand-in for stream-service. */
@QuarkusTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "schema", value = ChatEngines.SCHEMA))
@QuarkusTestResource(StreamServiceStandIn.class)
public class ChatEngines {
    public static final String SCHEMA = "chat_service";
}
