package io.incubator.kit.conditional;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// What the caller believes to be the current state (`If-Match`). A service asks after it has read the row it is about
/// to change, in the transaction that changes it, and with that row locked or its version compared on writing.
@Singleton
public class Precondition {
    private final CurrentVertxRequest requests;

    Precondition(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    /// Goes on if the caller named no state or this one.
    ///
    /// @param current the thing as it is now
    /// @throws ProblemException `precondition-failed` (412) otherwise
    public void check(Tagged current) {
        check(current.entityTag());
    }

    /// The same for a state by its tag.
    ///
    /// @throws ProblemException `precondition-failed` (412) if the caller named another
    public void check(String entityTag) {
        String expected = header();
        if (expected != null && !EntityTags.parse(expected).match(entityTag)) {
            throw new ProblemException(CommonError.PRECONDITION_FAILED);
        }
    }

    /// The same when there is nothing: whoever named a state takes something to be there.
    ///
    /// @throws ProblemException `precondition-failed` (412) if the caller named one
    public void checkAbsent() {
        if (header() != null) {
            throw new ProblemException(CommonError.PRECONDITION_FAILED);
        }
    }

    private String header() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext request = requests.getCurrent();
        return request == null ? null : request.request().getHeader(HttpHeaders.IF_MATCH);
    }
}
