package io.incubator.kit.problem;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/// How refusals are worded on paths whose clients read another shape than problem details. Whoever serves such paths
/// outside JAX-RS puts one into the routing context, before the kit's filters see the request.
@FunctionalInterface
public interface Wording {
    /// Where it is in the routing context.
    String KEY = Wording.class.getName();

    /// Ends the request with this refusal.
    Future<Void> refuse(RoutingContext request, Problem refusal);

    /// Whether a request has its own.
    static boolean isSetFor(RoutingContext request) {
        return request.get(KEY) != null;
    }
}
