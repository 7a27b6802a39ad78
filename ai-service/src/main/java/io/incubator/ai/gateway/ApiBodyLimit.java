package io.incubator.ai.gateway;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Keeps requests outside `/v1` at the size all services take, though this one takes more for models.
@Singleton
class ApiBodyLimit {
    private static final int FIRST = 10_400;
    private static final long MOST = 1 << 20;

    private final ProblemWriter problems;

    ApiBodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || request.path().startsWith(Endpoint.PREFIX + "/") || isSmall(length)) {
            context.next();
            return;
        }
        request.handler(_ -> {})
                .endHandler(_ -> problems.end(context, CommonError.BODY_TOO_LARGE))
                .resume();
    }

    private static boolean isSmall(String length) {
        try {
            // one that is out of all proportion is for the kit, which cuts it off
            long bytes = Long.parseLong(length);
            return bytes <= MOST || bytes > 32 * MOST;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }
}
