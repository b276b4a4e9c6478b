package dev.ovation.stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;

/** Which way imports go, and that each route says who may use it. */
@AnalyzeClasses(packages = "dev.ovation.stream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldKnowNoRestKafkaLiveKitOrSqlInEntities = noClasses()
            .that()
            .haveSimpleName("LiveStream")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "org.apache.kafka..",
                    "io.smallrye.reactive.messaging..",
                    "io.livekit..",
                    "io.vertx.."));

    @ArchTest
    static final ArchRule shouldImportNoResourceAnywhere = noClasses()
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Resource")
                    .or(simpleNameEndingWith("Consumer"))
                    .and(resideInAnyPackage("dev.ovation.stream..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule shouldReachTheDatabaseThroughTheServiceFromResources = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Repository"));

    @ArchTest
    static final ArchRule shouldSpeakSqlInRepositoriesOnly = classes()
            .that(new DescribedPredicate<JavaClass>("use the SQL client's pool") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(d -> d.getTargetClass().getName().equals("io.vertx.mutiny.sqlclient.Pool"));
                }
            })
            .should()
            .haveSimpleNameEndingWith("Repository");

    @ArchTest
    static final ArchRule shouldHaveNoCyclesAmongFeatures =
            slices().matching("dev.ovation.stream.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldKnowLiveKitInMediaOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ovation.stream.media..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.livekit..", "livekit..", "retrofit2..", "okhttp3.."));

    @ArchTest
    static final ArchRule shouldSeeMessagingInConsumersOnly = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye.reactive.messaging..",
                    "org.eclipse.microprofile.reactive.messaging.."));

    @ArchTest
    static final ArchRule shouldSayOfEachRouteWhoMayUseIt = methods()
            .that(new DescribedPredicate<JavaMethod>("are routes") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.getAnnotations().stream().anyMatch(ArchitectureTest::isHttpMethod);
                }
            })
            .should(new ArchCondition<>("be @Authenticated or @PermitAll, by themselves or by their class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean decided = method.isAnnotatedWith(Authenticated.class)
                            || method.isAnnotatedWith(PermitAll.class)
                            || method.getOwner().isAnnotatedWith(Authenticated.class)
                            || method.getOwner().isAnnotatedWith(PermitAll.class);
                    events.add(new SimpleConditionEvent(method, decided, method.getFullName()));
                }
            });

    private static boolean isHttpMethod(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isAnnotatedWith(HttpMethod.class);
    }
}
