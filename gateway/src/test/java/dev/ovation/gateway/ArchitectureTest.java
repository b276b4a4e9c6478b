package dev.ovation.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way imports go. */
@AnalyzeClasses(packages = "dev.ovation.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("dev.ovation.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CYCLE =
            slices().matching("dev.ovation.gateway.live.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TWO_CLASSES_SEE_NETTY = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(NettyWire|HandshakeDeadline)(\\$.*)?") // a wire, and what stands before it
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.vertx.core.net.impl..", "io.vertx.core.impl..");

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_SEES_MESSAGING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ovation.gateway.live.relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.eclipse.microprofile.reactive..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_A_RESOURCE = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule RINGS_AND_ROOMS_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage("..live.ring..", "..live.room..", "..live.position..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.quarkus.websockets..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule DEPENDS_ON_CONTRACTS_AND_API_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ovation.outbox..",
                    "dev.ovation.coordination..",
                    "dev.ovation.directory..",
                    "dev.ovation.stream..",
                    "dev.ovation.chat..",
                    "dev.ovation.gift..",
                    "dev.ovation.viewer..");

    @ArchTest
    static final ArchRule EVERY_ROUTE_HAS_A_DECISION =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should(RouteDecisions.onEveryMethod());

    @ArchTest
    static final ArchRule EVERY_SOCKET_HAS_A_DECISION = classes()
            .that()
            .areAnnotatedWith(io.quarkus.websockets.next.WebSocket.class)
            .should()
            .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
            .orShould()
            .beAnnotatedWith(io.quarkus.security.Authenticated.class);
}
