package io.incubator.kit.paging;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// What list operations share.
public final class Paging {
    /// Rows on a page when the caller does not say.
    public static final int DEFAULT_LIMIT = 20;
    /// Most rows a caller can have on a page.
    public static final int MAX_LIMIT = 100;

    private Paging() {}

    /// The limit, for callers that Bean Validation does not see.
    ///
    /// @throws ProblemException `validation-failed` when it is none
    public static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("limit", "range", "must be from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /// The answer with the page as body and, where there is a next one, its `Link: rel=next`.
    public static Response response(Page<?> page, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(page);
        if (page.nextCursor() != null) {
            // a path reference: callers see the gateway's address, which this service does not know
            String next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            response.links(Link.fromUri(uri.getRequestUri().getRawPath() + "?" + next)
                    .rel("next")
                    .build());
        }
        return response.build();
    }
}
