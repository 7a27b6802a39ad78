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

    private final Cache<String, Verified> tokens = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(TRUSTED_FOR)
            .recordStats()
            .build();

    VerifiedTokens(MeterRegistry meters) {
        CaffeineCacheMetrics.monitor(meters, tokens, "verified-tokens");
    }

    /// Remembers a token whose signature and type were just found right.
    void remember(JsonWebToken token) {
        tokens.put(
                token.getRawToken(), new Verified(token, TokenHolder.of(token).orElse(null)));
    }

    /// Whether this very token object came from here.
    @SuppressWarnings("ReferenceEquality") // an equal token from elsewhere was not verified here
    boolean isKnown(JsonWebToken token) {
        Verified known = token.getRawToken() == null ? null : tokens.getIfPresent(token.getRawToken());
        return known != null && known.token() == token;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Verified known = tokens.getIfPresent(request.getToken().getToken());
        if (known == null || known.token().getExpirationTime() <= Instant.now().getEpochSecond()) {
            return Uni.createFrom().nullItem();
        }
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(known.token())
                .addCredential(request.getToken())
                .addRoles(known.token().getGroups());
        if (known.holder() != null) {
            identity.addAttribute(TokenHolder.ATTRIBUTE, known.holder());
        }
        return Uni.createFrom().item(identity.build());
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_SMALLRYE;
    }

    /// A token and what was read from it: reading a claim of our own costs smallrye-jwt an exception each time.
    ///
    /// @param holder null if it is not a person's
    private record Verified(JsonWebToken token, TokenHolder holder) {}
}
