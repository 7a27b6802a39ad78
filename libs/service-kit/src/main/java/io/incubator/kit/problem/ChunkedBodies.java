package io.incubator.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a body that turns out too large with a problem detail; Quarkus itself would end the answer without one.
@Singleton
class ChunkedBodies {
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private final CurrentVertxRequest requests;
    private final long limit;

    ChunkedBodies(
            CurrentVertxRequest requests,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.requests = requests;
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        if (request.getHeaderString(TRANSFER_ENCODING) == null) {
            return;
        }
        RoutingContext routing = requests.getCurrent();
        // the count of our own takes the place of Quarkus's
        routing.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        request.setEntityStream(new CountedBody(request.getEntityStream(), limit, BodyLimit.WORTH_DISCARDING));
    }
}
