package io.incubator.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large before a byte of it is read, with a problem detail; Quarkus itself would
/// answer 413 without one. Bodies that do not say their size meet Quarkus's own limit while they are read.
@Singleton
class BodyLimit {
    /// Before authentication and everything else.
    private static final int FIRST = 10_000;

    private final ProblemResponses problems;
    private final ObjectMapper json;
    private final long limit;

    BodyLimit(
            ProblemResponses problems,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.problems = problems;
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (declaredLength(request) <= limit) {
            request.next();
            return;
        }
        List<Locale> languages = request.acceptableLanguages().stream()
                .map(language -> Locale.of(language.tag()))
                .toList();
        Problem problem = problems.problem(CommonError.BODY_TOO_LARGE, new Object[0], List.of(), languages);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // the rest of the body is not read, so the connection cannot serve another request
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(text(problem))
                .onComplete(_ -> request.request().connection().close());
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
