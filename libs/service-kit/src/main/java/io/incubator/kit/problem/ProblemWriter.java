package io.incubator.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Answers with a problem where JAX-RS has not begun yet.
@Singleton
public class ProblemWriter {
    private final ProblemResponses problems;
    private final ObjectMapper json;

    ProblemWriter(ProblemResponses problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /// Ends the request with this problem, in the caller's language.
    public Future<Void> end(RoutingContext request, ErrorCode code, Object... arguments) {
        List<Locale> languages = request.acceptableLanguages().stream()
                .map(language -> Locale.of(language.tag()))
                .toList();
        Problem problem = problems.problem(code, arguments, List.of(), languages);
        return request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
