package io.incubator.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a body that turns out too large with a problem detail; Quarkus itself would end the answer without one.
@Singleton
class ChunkedBodies {
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private final CurrentVertxRequest requests;
    private final long limit;

    ChunkedBodies(
            CurrentVertxRequest requests, @ConfigProperty(name = "incubator.api.max-body-size") MemorySize limit) {
        this.requests = requests;
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        RoutingContext routing = requests.getCurrent();
        if (!hidesItsSize(request, routing)) {
            return;
        }
        // the count of our own takes the place of Quarkus's
        routing.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        request.setEntityStream(new CountedBody(request.getEntityStream(), limit, BodyLimit.WORTH_DISCARDING));
    }

    /// Over HTTP/2 every body may come in pieces, and none has a header that says so.
    private static boolean hidesItsSize(ContainerRequestContext request, RoutingContext routing) {
        return request.getHeaderString(TRANSFER_ENCODING) != null
                || (routing.request().version() == HttpVersion.HTTP_2
                        && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                        && request.getHeaderString(HttpHeaders.CONTENT_TYPE) != null);
    }
}
