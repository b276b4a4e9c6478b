package dev.ovation.chat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

/** Which way imports go, and that each route says who may call it. */
@AnalyzeClasses(packages = "dev.ovation.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule EVERY_ROUTE_DECIDES_WHO_MAY_CALL_IT = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beAnnotatedWith(Authenticated.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_A_RESOURCE_OR_CONSUMER = noClasses()
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Resource")
                    .or(simpleNameEndingWith("Consumer").and(resideInAPackage("dev.ovation.chat.."))));

    @ArchTest
    static final ArchRule RESOURCES_AND_CONSUMERS_CALL_SERVICES_ONLY = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Consumer")
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Repository").or(simpleName("ChatMessage")));

    @ArchTest
    static final ArchRule ENTITIES_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .haveSimpleName("ChatMessage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.reactive..",
                    "io.livekit..",
                    "io.vertx..");

    @ArchTest
    static final ArchRule ONLY_CONSUMERS_SEE_MESSAGING = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule NOBODY_SEES_THE_MEDIA_SERVER =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.livekit..");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("dev.ovation.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEATURES_ARE_ENTERED_THROUGH_THEIR_SERVICE = classes()
            .that()
            .resideInAPackage("dev.ovation.chat.*..")
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Service");
}
