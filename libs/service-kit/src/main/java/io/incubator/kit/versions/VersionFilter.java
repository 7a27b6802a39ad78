package io.incubator.kit.versions;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Understands the version a caller asks for by `Accept`, for every JSON operation alike: resources see plain JSON, the
/// answer says the version. An unknown one is 406 with the list of the known.
@Singleton
class VersionFilter {
    private static final int EARLY = 9_000;
    private static final String API = "/api/";
    private static final String JSON = "application/json";

    private final ProblemWriter problems;

    VersionFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::choose, EARLY);
    }

    private void choose(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> asked = request.path().startsWith(API)
                ? ApiVersions.named(request.getHeader(HttpHeaders.ACCEPT))
                : Optional.empty();
        if (asked.isPresent() && !ApiVersions.isKnown(asked.get())) {
            problems.end(context, CommonError.UNKNOWN_VERSION, ApiVersions.all());
            return;
        }
        asked.ifPresent(version -> {
            request.headers().set(HttpHeaders.ACCEPT, JSON);
            context.addHeadersEndHandler(_ -> {
                String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
                if (type != null && type.startsWith(JSON)) {
                    context.response().putHeader(HttpHeaders.CONTENT_TYPE, version);
                }
            });
        });
        if (ApiVersions.named(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .filter(ApiVersions::isKnown)
                .isPresent()) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        }
        context.next();
    }
}
