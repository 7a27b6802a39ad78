package io.incubator.job.httpcall;

import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import io.incubator.kit.worker.TypedJobHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Calls an address. The job's id goes along as `Idempotency-Key`, so that a receiver can tell a second
/// try from a second wish. Redirects are not followed; of the answer nothing but its status and size is
/// kept.
@Singleton
class HttpCallHandler implements TypedJobHandler<HttpCall> {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;
    private static final long MOST_BYTES = 1 << 20;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /// What the call itself decides, and what would confuse the receiver about where a request ends.
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "idempotency-key",
            "proxy-authorization");

    private final AddressGuard guard;
    private final HttpCallConfig config;
    private final HttpClient http;

    HttpCallHandler(AddressGuard guard, HttpCallConfig config, Vertx vertx) {
        this.guard = guard;
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis())));
    }

    @Override
    public String kind() {
        return "http-call";
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public Class<HttpCall> inputType() {
        return HttpCall.class;
    }

    @Override
    public Outcome handle(JobContext context, HttpCall call) throws InterruptedException {
        RequestOptions request = request(context, call);
        Duration timeout = timeout(call);
        Future<Outcome> outcome =
                http.request(request).compose(sent -> exchange(sent, call).onFailure(_ -> sent.reset()));
        try {
            return checked(
                    outcome.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new JobFailure("call-failed", "No answer within " + timeout.toSeconds() + " s.", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobFailure failure) {
                throw failure;
            }
            throw new JobFailure("call-failed", "The call came to no end.", true, e);
        }
    }

    private RequestOptions request(JobContext context, HttpCall call) {
        Target target = Target.of(call.url());
        InetAddress address = guard.admit(target);
        String method = call.method() == null ? "POST" : call.method().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new JobFailure("invalid-input", "The method is none of GET, POST, PUT, PATCH and DELETE.", false);
        }
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(timeout(call).toMillis());
        headers(call).forEach(request::putHeader);
        return request.putHeader("Idempotency-Key", context.jobId().toString());
    }

    private static Map<String, String> headers(HttpCall call) {
        Map<String, String> headers = call.headers() == null ? Map.of() : call.headers();
        headers.forEach((name, value) -> {
            boolean plain =
                    name.matches("[A-Za-z0-9-]{1,100}") && value != null && value.matches("[\\x20-\\x7e]{0,4000}");
            if (!plain || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new JobFailure("invalid-input", "A header cannot be sent: " + name + ".", false);
            }
        });
        return headers;
    }

    private Duration timeout(HttpCall call) {
        if (call.timeoutSeconds() == null) {
            return config.timeout();
        }
        Duration asked = Duration.ofSeconds(Math.max(1, call.timeoutSeconds()));
        return asked.compareTo(config.timeout()) < 0 ? asked : config.timeout();
    }

    private static Future<Outcome> exchange(HttpClientRequest request, HttpCall call) {
        Future<HttpClientResponse> response = call.body() == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json")
                        .send(Buffer.buffer(call.body().toString()));
        return response.compose(HttpCallHandler::drain);
    }

    /// Reads the answer to its end, or to where it is too much.
    private static Future<Outcome> drain(HttpClientResponse response) {
        AtomicLong bytes = new AtomicLong();
        response.handler(part -> {
            if (bytes.addAndGet(part.length()) > MOST_BYTES) {
                response.request().reset();
            }
        });
        return response.end()
                .recover(e -> bytes.get() > MOST_BYTES ? Future.succeededFuture() : Future.failedFuture(e))
                .map(_ -> new Outcome(response.statusCode(), Math.min(bytes.get(), MOST_BYTES)));
    }

    private static Outcome checked(Outcome outcome) {
        int status = outcome.status();
        if (status >= OK && status < REDIRECTION) {
            return outcome;
        }
        boolean again = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        throw new JobFailure("call-refused", "The receiver answered " + status + ".", again);
    }

    /// What is kept of an answer.
    ///
    /// @param bytes size of its body, up to a mebibyte
    record Outcome(int status, long bytes) {}
}
