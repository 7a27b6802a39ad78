package io.incubator.kit.live;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.Outages;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.problem.ProblemWriter;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

/// Stands before the upgrade, so that whoever is refused hears it as a problem detail like everywhere else.
/// The path has an `{id}`.
public abstract class LiveGate implements HttpUpgradeCheck {
    private static final Logger LOG = Logger.getLogger(LiveGate.class);

    private final LiveAdmissions admissions;
    private final LiveTopic topic;
    private final ProblemWriter problems;

    protected LiveGate(LiveAdmissions admissions, LiveTopic topic, ProblemWriter problems) {
        this.admissions = admissions;
        this.topic = topic;
        this.problems = problems;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        String after =
                request.getParam("after") == null ? request.getHeader("Last-Event-ID") : request.getParam("after");
        return context.securityIdentity()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(identity -> admissions.admit(topic, identity, context.pathParam("id"), after))
                .map(admission -> {
                    context.userData().put(Admission.KEY, admission);
                    return CheckResult.permitUpgradeSync();
                })
                .onFailure()
                .recoverWithUni(refusal -> refuse(request, refusal));
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return true;
    }

    /// Answers, and never returns a result: what came after it would answer a second time, without a body.
    private Uni<CheckResult> refuse(HttpServerRequest request, Throwable refusal) {
        // credentials that do not hold are answered where they are looked at
        if (!request.response().headWritten()) {
            problems.end(request, problem(refusal));
        }
        return Uni.createFrom().nothing();
    }

    private static ProblemException problem(Throwable refusal) {
        return switch (refusal) {
            case ProblemException problem -> problem;
            case AuthenticationFailedException _ -> new ProblemException(CommonError.UNAUTHENTICATED);
            case Throwable outage
            when Outages.isOutage(outage) -> new ProblemException(CommonError.SERVICE_UNAVAILABLE);
            default -> {
                LOG.error("live connection failed unexpectedly", refusal);
                yield new ProblemException(CommonError.INTERNAL_ERROR);
            }
        };
    }
}
