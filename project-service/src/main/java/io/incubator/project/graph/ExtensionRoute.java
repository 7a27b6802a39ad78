package io.incubator.project.graph;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Shuts the route that the GraphQL extension opens by itself: it knows none of the rules of [GraphResource].
@Singleton
class ExtensionRoute {
    private static final int EARLY = 9_500;

    private final ProblemWriter problems;
    private final String path;

    ExtensionRoute(ProblemWriter problems, @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.problems = problems;
        this.path = path;
    }

    void register(@Observes Filters filters) {
        filters.register(this::shut, EARLY);
    }

    private void shut(RoutingContext request) {
        if (request.normalizedPath().startsWith(path)) {
            problems.end(request, CommonError.NOT_FOUND);
        } else {
            request.next();
        }
    }
}
