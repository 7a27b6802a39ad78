package io.incubator.ai.gateway;

import io.incubator.ai.registry.Target;
import io.incubator.kit.egress.Egress;
import io.incubator.kit.egress.Endpoint;
import io.incubator.kit.egress.RefusedAddressException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import javax.net.ssl.SSLException;

/// Opens requests to providers: to the address that was judged, in the name that is certified, with the credential of
/// the organisation, or of the operator for a global model, and nothing of the caller's own.
@Singleton
class Upstream {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 30;
    /// Under a credential of several organisations, the same key of another one would bring its answer.
    private static final String IDEMPOTENCY_KEY = "idempotency-key";

    private static final List<String> PASSED_ON =
            List.of("content-type", "accept", "openai-beta", "anthropic-beta", "anthropic-version", IDEMPOTENCY_KEY);

    private final HttpClient client;
    private final Egress egress;
    private final Offload offload;

    Upstream(Vertx vertx, Egress egress, Offload offload, GatewayConfig config) {
        this.egress = egress;
        this.offload = offload;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setTcpNoDelay(true)
                        // whose call it is, is nobody's business but ours
                        .setTracingPolicy(TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    /// Opens a request.
    ///
    /// @param path what comes after the provider's base URL, with a query if there is one
    Future<HttpClientRequest> open(Target target, HttpMethod method, String path, MultiMap headers) {
        Future<Endpoint> endpoint = egress.known(target.baseUrl())
                .map(Future::succeededFuture)
                .orElseGet(() -> offload.call(() -> egress.resolve(target.baseUrl())));
        return endpoint.compose(found -> open(found, target, method, path, headers));
    }

    private Future<HttpClientRequest> open(
            Endpoint endpoint, Target target, HttpMethod method, String path, MultiMap headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), endpoint.address()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.tls())
                .setURI(base(target) + path);
        return client.request(options).map(request -> {
            target.dialect().headers().forEach(request::putHeader);
            for (String name : PASSED_ON) {
                String value = headers.get(name);
                if (value != null && !(target.global() && name.equals(IDEMPOTENCY_KEY))) {
                    request.putHeader(name, value);
                }
            }
            target.credential()
                    .ifPresent(secret -> request.putHeader(
                            target.dialect().credentialHeader(),
                            target.dialect().credentialValue(secret.reveal())));
            return request;
        });
    }

    private static String base(Target target) {
        String path = target.baseUrl().getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// What a failure to open says to the caller.
    static Failure failure(Throwable cause) {
        if (cause instanceof RefusedAddressException refused) {
            return Failure.of(
                    Failure.Kind.ADDRESS,
                    ApiError.upstream(
                            502, "provider_address_refused", "The provider cannot be called: " + refused.getMessage()));
        }
        if (cause instanceof SSLException) {
            return Failure.of(
                    Failure.Kind.UNTRUSTED,
                    ApiError.upstream(502, "provider_untrusted", "The provider's certificate " + complaint(cause)));
        }
        return Failure.of(
                Failure.Kind.CONNECTION,
                ApiError.upstream(502, "provider_unreachable", "The provider of the model cannot be reached."));
    }

    private static String complaint(Throwable cause) {
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof CertificateExpiredException) {
                return "has expired.";
            }
        }
        return "cannot be trusted.";
    }
}
