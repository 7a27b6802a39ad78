package io.incubator.kit.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeoutException;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.Outages;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Takes every public request out of its caller's budget and says how much is left
/// (draft-ietf-httpapi-ratelimit-headers-10). While the database is away requests pass: they will meet the outage
/// themselves, and a limit is no reason to hide it.
@ApplicationScoped // by proxy: filters are made before there is any configuration
class RateLimiter {
    private static final Logger LOG = Logger.getLogger(RateLimiter.class);
    private static final String PROBE = "incubator.rate";
    private static final String PUBLIC = "/api/";
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final Buckets buckets;
    private final LimitsConfig config;
    private final CurrentIdentity caller;
    private final Map<String, RateClass.Kind> kinds = new ConcurrentHashMap<>();
    private final BackgroundLoop sweep;

    RateLimiter(Buckets buckets, LimitsConfig config, CurrentIdentity caller) {
        this.buckets = buckets;
        this.config = config;
        this.caller = caller;
        this.sweep = new BackgroundLoop("rate-limit-sweep", SWEEP, buckets::forgetFull);
    }

    /// How much of which budget is left after this request.
    private record Left(RateClass.Kind kind, long limit, ConsumptionProbe probe) {}

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            sweep.startLater();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        sweep.stop();
    }

    @ServerRequestFilter(priority = Priorities.USER)
    void take(ContainerRequestContext request, SimpleResourceInfo resource, HttpServerRequest http) {
        if (!config.enabled() || !http.path().startsWith(PUBLIC)) {
            return;
        }
        Buckets.Key key = http.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? new Buckets.Key(RateClass.Kind.ANONYMOUS, http.remoteAddress().hostAddress())
                : new Buckets.Key(kind(request.getMethod(), resource), name());
        long limit = limit(key.kind());
        ConsumptionProbe probe;
        try {
            probe = buckets.take(key, limit);
        } catch (RuntimeException e) {
            // the library wraps what the database says in exceptions of its own
            away(e);
            return;
        }
        request.setProperty(PROBE, new Left(key.kind(), limit, probe));
        if (!probe.isConsumed()) {
            throw new ProblemException(CommonError.RATE_LIMITED, limit)
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROBE) instanceof Left left) {
            String name = '"' + left.kind().label() + '"';
            response.getHeaders()
                    .putSingle("RateLimit-Policy", name + ";q=" + left.limit() + ";w=" + Buckets.WINDOW.toSeconds());
            response.getHeaders()
                    .putSingle(
                            "RateLimit",
                            name + ";r=" + left.probe().getRemainingTokens() + ";t="
                                    + TimeUnit.NANOSECONDS.toSeconds(
                                            left.probe().getNanosToWaitForReset()));
        }
    }

    private long limit(RateClass.Kind kind) {
        return switch (kind) {
            case READ -> config.read();
            case WRITE -> config.write();
            case HEAVY -> config.heavy();
            case ANONYMOUS -> config.anonymous();
        };
    }

    private static void away(RuntimeException e) {
        if (!Outages.isOutage(e) && !(e instanceof TimeoutException)) {
            throw e;
        }
        LOG.debugf("requests pass unlimited: reason=%s", e.toString());
    }

    /// A person in an organisation, or the client of a token without a person.
    private String name() {
        return caller.findOrganisation().map(UUID::toString).orElse("-")
                + ' '
                + caller.findSubject().map(UUID::toString).orElse("-");
    }

    private RateClass.Kind kind(String httpMethod, SimpleResourceInfo resource) {
        String operation = resource.getResourceClass().getName() + '#' + resource.getMethodName();
        return kinds.computeIfAbsent(operation, _ -> declared(httpMethod, resource));
    }

    private static RateClass.Kind declared(String httpMethod, SimpleResourceInfo resource) {
        return Arrays.stream(resource.getResourceClass().getMethods())
                .filter(method -> method.getName().equals(resource.getMethodName()))
                .filter(method -> method.isAnnotationPresent(RateClass.class))
                .findFirst()
                .map(RateLimiter::value)
                .orElse(httpMethod.equals(HttpMethod.GET) ? RateClass.Kind.READ : RateClass.Kind.WRITE);
    }

    private static RateClass.Kind value(Method method) {
        return method.getAnnotation(RateClass.class).value();
    }
}
