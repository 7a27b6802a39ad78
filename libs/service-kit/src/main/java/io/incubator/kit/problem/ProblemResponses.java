package io.incubator.kit.problem;

import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/// Builds the HTTP answer for a code: problem detail, status, and the headers that belong to it.
@Singleton
public class ProblemResponses {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final ErrorCatalogue catalogue;

    ProblemResponses() {
        this.catalogue = ErrorCatalogue.load();
    }

    Response of(ProblemException problem, HttpHeaders headers) {
        Response response = of(problem.errorCode(), problem.arguments(), problem.fields(), headers);
        return problem.retryAfter()
                .map(wait -> Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds())
                        .build())
                .orElse(response);
    }

    Response of(ErrorCode code, Object[] arguments, List<FieldError> fields, HttpHeaders headers) {
        Problem problem = problem(code, arguments, fields, languages(headers));
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    /// The problem itself, for the few who answer outside JAX-RS.
    public Problem problem(ErrorCode code, Object[] arguments, List<FieldError> fields, List<Locale> languages) {
        return catalogue.problem(code, arguments, fields, traceId(), languages);
    }

    /// The problem of a refusal, for the few who answer outside JAX-RS.
    public Problem problem(ProblemException refusal, List<Locale> languages) {
        return problem(refusal.errorCode(), refusal.arguments(), refusal.fields(), languages);
    }

    private static List<Locale> languages(HttpHeaders headers) {
        return headers == null ? List.of() : headers.getAcceptableLanguages();
    }

    private static String traceId() {
        Span span = Span.current();
        return span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : null;
    }
}
