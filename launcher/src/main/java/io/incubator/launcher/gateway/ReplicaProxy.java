package io.incubator.launcher.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Passes requests on to the replicas of one service.
///
/// A replica that does not take the connection is passed over: nothing was sent yet, so another may serve the request
/// as well. When none is left, the answer is a problem detail that says when to try again.
final class ReplicaProxy implements Handler<HttpServerRequest>, ProxyInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaProxy.class);

    private final Replicas replicas;
    private final Problems problems;
    private final HttpProxy proxy;

    /// @param interceptors what else happens to a request on its way, in this order
    ReplicaProxy(HttpClient client, Replicas replicas, Problems problems, ProxyInterceptor... interceptors) {
        this.replicas = replicas;
        this.problems = problems;
        this.proxy = HttpProxy.reverseProxy(client).origin(this::connect).addInterceptor(this, true);
        for (ProxyInterceptor interceptor : interceptors) {
            proxy.addInterceptor(interceptor, true);
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (replicas.areReady()) {
            proxy.handle(request);
        } else {
            problems.answer(request, Problems.SERVICE_UNAVAILABLE);
        }
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        // the service sees the address its caller used
        HostAndPort authority = context.request().proxiedRequest().authority();
        if (authority != null) {
            context.request().setAuthority(authority);
        }
        return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context, failure)));
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return connect(context, replicas.inTurn(), 0);
    }

    private Future<HttpClientRequest> connect(ProxyContext context, List<SocketAddress> candidates, int index) {
        if (index == candidates.size()) {
            return Future.failedFuture(new NoReplicaException(replicas.service()));
        }
        SocketAddress replica = candidates.get(index);
        if (!replicas.enter(replica)) {
            return connect(context, candidates, index + 1);
        }
        RequestOptions options = new RequestOptions().setServer(replica);
        return context.client()
                .request(options)
                .onSuccess(request -> leaveAtEnd(context, request, replica))
                .recover(_ -> {
                    replicas.leave(replica);
                    return connect(context, candidates, index + 1);
                });
    }

    private void leaveAtEnd(ProxyContext context, HttpClientRequest request, SocketAddress replica) {
        if (context.isWebSocket()) {
            // has no answer to wait for
            replicas.leave(replica);
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        HttpServerResponse response = context.request().proxiedRequest().response();
        response.endHandler(_ -> leaveOnce(replica, left));
        response.closeHandler(_ -> {
            // who is gone needs no answer: the service must hear of it even when it has not said anything yet
            request.reset();
            leaveOnce(replica, left);
        });
    }

    private void leaveOnce(SocketAddress replica, AtomicBoolean left) {
        if (!left.getAndSet(true)) {
            replicas.leave(replica);
        }
    }

    private ProxyResponse unavailable(ProxyContext context, Throwable failure) {
        HttpServerRequest request = context.request().proxiedRequest();
        // a client that left is not a fault of the service
        LOG.atLevel(request.response().closed() ? Level.DEBUG : Level.WARN)
                .addKeyValue("service", replicas.service())
                .addKeyValue("path", request.path())
                .addKeyValue("reason", failure.toString())
                .log("Request not served");
        String code = Problems.SERVICE_UNAVAILABLE;
        Buffer body = problems.problem(request, code);
        ProxyResponse response = context.request().release().response();
        SecurityHeaders.set(response.headers(), SecurityHeaders.DATA);
        return response.setStatusCode(problems.status(code))
                .putHeader(Problems.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS)
                .putHeader("Cache-Control", "no-store")
                .setBody(Body.body(body, MediaType.parse(Problems.MEDIA_TYPE)));
    }

    /// No replica takes the connection.
    private static final class NoReplicaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NoReplicaException(String service) {
            super("No replica of " + service + " takes the connection", null, false, false);
        }
    }
}
