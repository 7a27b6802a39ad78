package io.incubator.ai.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.identity.TokenHolder;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells who calls, by the means all services share. A caller is remembered for a second, so that
/// one who calls often is not looked up each time and one whose key is revoked is stopped all the
/// same. Of a crowd that comes with one key at once, one asks and the others wait for its answer.
@Singleton
class Callers {
    private static final String SCOPE = "models:use";
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 20_000;

    private final IdentityProviderManager identities;
    private final CurrentIdentityAssociation association;
    private final CurrentIdentity current;
    private final String self;
    private final Cache<String, Caller> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final ConcurrentMap<String, Future<Caller>> asked = new ConcurrentHashMap<>();

    Callers(
            IdentityProviderManager identities,
            CurrentIdentityAssociation association,
            CurrentIdentity current,
            @ConfigProperty(name = "incubator.service.client-id") String self) {
        this.identities = identities;
        this.association = association;
        this.current = current;
        this.self = self;
    }

    /// The caller of a request.
    Future<Caller> of(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Future.failedFuture(unauthenticated());
        }
        Caller caller = known.getIfPresent(header);
        if (caller != null) {
            return Future.succeededFuture(caller);
        }
        Context context = Vertx.currentContext();
        Promise<Caller> mine = Promise.promise();
        Future<Caller> first = asked.putIfAbsent(header, mine.future());
        if (first == null) {
            first = mine.future();
            lookUp(request, header, context).onComplete(result -> {
                asked.remove(header);
                mine.handle(result);
            });
        }
        // each goes on where its own request lives
        Promise<Caller> answer = Promise.promise();
        first.onComplete(result -> context.runOnContext(_ -> answer.handle(result)));
        return answer.future();
    }

    private Future<Caller> lookUp(RoutingContext request, String header, Context context) {
        Promise<SecurityIdentity> promise = Promise.promise();
        // in place of Quarkus's own, which would answer without a body
        BiConsumer<RoutingContext, Throwable> refused =
                (_, _) -> context.runOnContext(_ -> promise.tryFail(unauthenticated()));
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refused);
        QuarkusHttpUser.getSecurityIdentity(request, identities)
                .subscribe()
                .with(
                        identity -> context.runOnContext(_ -> promise.tryComplete(identity)),
                        _ -> context.runOnContext(_ -> promise.tryFail(unauthenticated())));
        return promise.future().map(identity -> {
            Caller found = read(identity);
            known.put(header, found);
            return found;
        });
    }

    private Caller read(SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            throw unauthenticated();
        }
        ManagedContext request = Arc.container().requestContext();
        boolean active = request.isActive();
        if (!active) {
            request.activate();
        }
        try {
            association.setIdentity(identity);
            TokenHolder holder = current.holder();
            if (!identity.hasRole(SCOPE) && !isOwnJob()) {
                throw new ApiException(new ApiError(
                        403,
                        "invalid_request_error",
                        "insufficient_permissions",
                        "This key or token may not call models. It needs the scope " + SCOPE + ".",
                        null,
                        0));
            }
            UUID key = current.session().isEmpty() ? holder.session() : null;
            return new Caller(holder.organisation(), holder.subject(), key, Set.copyOf(identity.getRoles()));
        } catch (ProblemException nobody) {
            throw unauthenticated();
        } finally {
            if (!active) {
                request.terminate();
            }
        }
    }

    /// A job of this very service, which asks the models its organisation has set up for such jobs; what whoever began
    /// it may do is not the question then.
    private boolean isOwnJob() {
        return current.actor().filter(self::equals).isPresent();
    }

    private static ApiException unauthenticated() {
        return new ApiException(new ApiError(
                401,
                "invalid_request_error",
                "invalid_api_key",
                "Send a valid API key or access token as Authorization: Bearer. Keys are made at POST /api/auth/keys.",
                null,
                0));
    }
}
