package io.incubator.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Answers with a problem where JAX-RS has not begun yet.
@Singleton
public class ProblemWriter {
    private static final int UNAUTHORIZED = 401;

    private final ProblemResponses problems;
    private final ObjectMapper json;

    ProblemWriter(ProblemResponses problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /// Ends the request with this problem, in the caller's language, and in the words of its path if that has its own.
    public Future<Void> end(RoutingContext request, ErrorCode code, Object... arguments) {
        List<Locale> languages = request.acceptableLanguages().stream()
                .map(language -> Locale.of(language.tag()))
                .toList();
        Problem problem = problems.problem(code, arguments, List.of(), languages);
        Wording own = request.get(Wording.KEY);
        return own == null ? end(request.request(), problem) : own.refuse(request, problem);
    }

    /// Ends a request with a refusal where there is no routing context, in the caller's language.
    public Future<Void> end(HttpServerRequest request, ProblemException refusal) {
        return end(request, problems.problem(refusal, languages(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    private Future<Void> end(HttpServerRequest request, Problem problem) {
        if (problem.status() == UNAUTHORIZED) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        return request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text(problem));
    }

    private static List<Locale> languages(String header) {
        try {
            return header == null
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
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
