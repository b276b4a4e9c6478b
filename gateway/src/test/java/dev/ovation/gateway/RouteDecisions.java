package dev.ovation.gateway;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

/** Nobody forgets to say who may use a route: each says it by annotation. */
final class RouteDecisions {

    private RouteDecisions() {}

    static ArchCondition<JavaClass> onEveryMethod() {
        return new ArchCondition<>("say on every route who may use it") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                resource.getMethods().stream()
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .filter(method -> !isDecided(method))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " does not say who may use it")));
            }
        };
    }

    private static boolean isDecided(JavaMethod method) {
        return method.isAnnotatedWith(PermitAll.class)
                || method.isAnnotatedWith(Authenticated.class)
                || method.isAnnotatedWith(RolesAllowed.class)
                || method.isAnnotatedWith(DenyAll.class);
    }
}
