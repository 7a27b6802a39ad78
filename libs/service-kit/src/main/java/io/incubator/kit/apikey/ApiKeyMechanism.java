package io.incubator.kit.apikey;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/// Recognises a key in `Authorization: Bearer`; everything else there is a token and not its business.
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    /// Before the one that would take a key for a broken JWT.
    private static final int BEFORE_JWT = DEFAULT_PRIORITY + 1_000;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME + ApiKeyFormat.PREFIX, 0, SCHEME.length() + 4)) {
            return Uni.createFrom().nullItem();
        }
        String key = header.substring(SCHEME.length()).strip();
        if (!ApiKeyFormat.isWellFormed(key)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(new ApiKeyRequest(key), request));
    }

    /// Bearer's own challenge is the one worth answering with.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public int getPriority() {
        return BEFORE_JWT;
    }
}
