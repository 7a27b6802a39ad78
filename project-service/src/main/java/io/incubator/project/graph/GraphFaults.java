package io.incubator.project.graph;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.Outages;
import io.incubator.kit.problem.Problem;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.problem.ProblemResponses;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/// Turns what went wrong in a query into errors with the catalogue's codes and texts. Nothing of an exception is shown.
@Singleton
class GraphFaults {
    private static final Logger LOG = Logger.getLogger(GraphFaults.class);

    private final ProblemResponses problems;

    GraphFaults(ProblemResponses problems) {
        this.problems = problems;
    }

    GraphAnswer.Fault fault(GraphQLError error, List<Locale> languages) {
        Problem problem = problems.problem(refusal(error), languages);
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", problem.code());
        if (problem.traceId() != null) {
            extensions.put("traceId", problem.traceId());
        }
        if (!problem.errors().isEmpty()) {
            extensions.put("errors", problem.errors());
        }
        return new GraphAnswer.Fault(
                problem.detail(),
                error.getPath(),
                error.getLocations() == null
                        ? null
                        : error.getLocations().stream()
                                .map(at -> new GraphAnswer.Place(at.getLine(), at.getColumn()))
                                .toList(),
                extensions);
    }

    private static ProblemException refusal(GraphQLError error) {
        return switch (error) {
            case QueryRefusal refusal -> refusal.problem();
            case ExceptionWhileDataFetching failure -> refusal(failure.getException());
            // what is left is about the document; the library words it by the schema, which is public
            default -> new ProblemException(GraphError.QUERY_INVALID, error.getMessage());
        };
    }

    private static ProblemException refusal(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case CompletionException wrapped when wrapped.getCause() != null -> refusal(wrapped.getCause());
            case Throwable outage
            when Outages.isOutage(outage) -> new ProblemException(CommonError.SERVICE_UNAVAILABLE);
            case Throwable text
            when Outages.isUnstorable(text) ->
                new ProblemException(CommonError.MALFORMED_BODY, "a text holds a character no text has");
            default -> {
                LOG.error("query failed unexpectedly", failure);
                yield new ProblemException(CommonError.INTERNAL_ERROR);
            }
        };
    }
}
