package io.incubator.launcher.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/// Headers at the edge: what callers claim about where they come from is dropped, what the gateway sees is set, and
/// every request belongs to a trace.
final class EdgeHeaders implements ProxyInterceptor {
    private static final List<String> CLAIMS = List.of("Forwarded", "X-Real-IP");
    private static final String FORWARDED_PREFIX = "x-forwarded-";

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        MultiMap headers = context.request().headers();
        CLAIMS.forEach(headers::remove);
        headers.names().stream()
                .filter(name -> name.regionMatches(true, 0, FORWARDED_PREFIX, 0, FORWARDED_PREFIX.length()))
                .toList()
                .forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        headers.set(TraceParent.HEADER, TraceParent.of(request).header());
        return context.sendRequest();
    }
}
