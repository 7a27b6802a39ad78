package io.incubator.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Tokens whose signature was checked within the last minute. Checking an ES256 signature costs more than all the rest
/// of a plain read, and a client sends the same token thousands of times. Only the signature is remembered: expiry is
/// looked at here, audience and revocation by [TokenRules], at every request. What is not found here is verified by
/// smallrye-jwt, which comes next in the order of providers.
@Singleton
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    /// A key that auth-service withdraws stops being trusted within this time.
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);

    private static final int MOST_TOKENS = 2_000;
    /// Higher comes first; smallrye-jwt has the default of 1001.
    private static final int BEFORE_SMALLRYE = 2_000;

    private final Cache<String, JsonWebToken> tokens = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(TRUSTED_FOR)
            .recordStats()
            .build();

    VerifiedTokens(MeterRegistry meters) {
        CaffeineCacheMetrics.monitor(meters, tokens, "verified-tokens");
    }

    /// Remembers a token whose signature and type were just found right.
    void remember(JsonWebToken token) {
        tokens.put(token.getRawToken(), token);
    }

    /// Whether this very token object came from here.
    boolean isKnown(JsonWebToken token) {
        return token.getRawToken() != null && tokens.getIfPresent(token.getRawToken()) == token;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        JsonWebToken token = tokens.getIfPresent(request.getToken().getToken());
        if (token == null || token.getExpirationTime() <= Instant.now().getEpochSecond()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(token)
                        .addCredential(request.getToken())
                        .addRoles(token.getGroups())
                        .build());
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_SMALLRYE;
    }
}
