package dev.ovation.gateway.live;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gateway.routing.ProblemAnswer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Admits or refuses an upgrade; what was learnt goes with the connection. */
@ApplicationScoped
class SocketGate implements HttpUpgradeCheck {
    static final UserData.TypedKey<Admitted> ADMITTED = new UserData.TypedKey<>("admitted");
    static final UserData.TypedKey<HttpServerRequest> REQUEST = new UserData.TypedKey<>("request");

    private static final Logger LOG = Logger.getLogger(SocketGate.class);

    private final Admission admission;

    SocketGate(Admission admission) {
        this.admission = admission;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return LiveSocket.class.getName().equals(endpointId);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        return context.securityIdentity()
                .flatMap((SecurityIdentity identity) -> admission.admit(request, context.pathParam("id"), identity))
                .flatMap(admitted -> {
                    context.userData().put(ADMITTED, admitted);
                    context.userData().put(REQUEST, request);
                    return CheckResult.permitUpgrade();
                })
                .onFailure()
                .recoverWithUni(failure -> refuse(request, failure));
    }

    /** The framework's refusals have no body, so the answer is written here; it would end it once more if told. */
    private static Uni<CheckResult> refuse(HttpServerRequest request, Throwable failure) {
        if (failure instanceof Problem problem) {
            ProblemAnswer.send(request, problem);
        } else {
            LOG.error("A socket could not be judged", failure);
            ProblemAnswer.send(request, Problem.of(ProblemType.INTERNAL_ERROR));
        }
        return Uni.createFrom().nothing();
    }
}
