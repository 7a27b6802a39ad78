package io.incubator.kit.request;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ErrorCode;
import io.incubator.kit.problem.ProblemWriter;
import io.incubator.kit.problem.Wording;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/// Refuses media types that are none; JAX-RS would fail over them. An `Accept` that cannot be read is 406, a
/// `Content-Type` 415.
@Singleton
class MediaTypes {
    /// After the size of the body, before the version.
    private static final int EARLY = 9_500;
    /// What nearly everybody sends, and nobody needs to read.
    private static final Set<String> USUAL = Set.of("application/json", "*/*", "text/event-stream");

    private final ProblemWriter problems;

    MediaTypes(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext context) {
        // what does not go to JAX-RS may say what it likes
        if (Wording.isSetFor(context)
                || (isReadable(context, HttpHeaders.ACCEPT, CommonError.NOT_ACCEPTABLE)
                        && isReadable(context, HttpHeaders.CONTENT_TYPE, CommonError.UNSUPPORTED_MEDIA_TYPE))) {
            context.next();
        }
    }

    /// Refuses what is not.
    private boolean isReadable(RoutingContext context, CharSequence header, ErrorCode error) {
        String value = context.request().getHeader(header);
        if (value == null || USUAL.contains(value)) {
            return true;
        }
        try {
            MediaTypeHelper.parseHeader(value);
            return true;
        } catch (IllegalArgumentException unreadable) {
            problems.end(context, error);
            return false;
        }
    }
}
