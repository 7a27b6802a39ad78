package io.incubator.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large with a problem detail; Quarkus itself would answer 413
/// without one. The body is thrown away while it arrives, for a caller that is still sending would
/// see a broken line instead of the answer; one that is out of all proportion is cut off. Bodies
/// that do not say their size are counted by [ChunkedBodies].
@Singleton
class BodyLimit {
    /// Before authentication and everything else.
    private static final int FIRST = 10_000;
    /// Bytes worth receiving for the sake of a clear answer.
    static final long WORTH_DISCARDING = 32L << 20;

    private final ProblemWriter problems;
    private final long limit;

    BodyLimit(ProblemWriter problems, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.problems = problems;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        long length = declaredLength(request);
        if (length <= limit) {
            request.next();
        } else if (length <= WORTH_DISCARDING) {
            request.request().handler(_ -> {}).endHandler(_ -> refuse(request)).resume();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(request).onComplete(_ -> request.request().connection().close());
        }
    }

    private Future<Void> refuse(RoutingContext request) {
        return problems.end(request, CommonError.BODY_TOO_LARGE);
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
