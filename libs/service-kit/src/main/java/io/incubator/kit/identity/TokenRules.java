package io.incubator.kit.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What smallrye-jwt does not check by itself: that the token is an access token (RFC 9068, `typ`), and
/// that it was meant for this kind of address, and that nobody has revoked it. People's tokens open the
/// public API, services' tokens open `/internal` only.
@Singleton
class TokenRules implements SecurityIdentityAugmentor {
    static final String PUBLIC_AUDIENCE = "incubator";
    static final String INTERNAL_AUDIENCE = "incubator-internal";
    private static final String INTERNAL_PREFIX = "/internal/";
    private static final String ACCESS_TOKEN_TYPE = "at+jwt";

    private final Revocations revocations;
    private final VerifiedTokens verified;
    private final ObjectMapper json = new ObjectMapper();

    TokenRules(Revocations revocations, VerifiedTokens verified) {
        this.revocations = revocations;
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        boolean internal = request != null && request.normalizedPath().startsWith(INTERNAL_PREFIX);
        boolean fits = token.getAudience().contains(internal ? INTERNAL_AUDIENCE : PUBLIC_AUDIENCE);
        return fits && isAccessToken(token) && !isRevoked(identity)
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    private boolean isAccessToken(JsonWebToken token) {
        if (token instanceof VouchedToken || verified.isKnown(token)) {
            return true;
        }
        boolean accessToken = ACCESS_TOKEN_TYPE.equals(type(token.getRawToken()));
        if (accessToken) {
            verified.remember(token);
        }
        return accessToken;
    }

    private boolean isRevoked(SecurityIdentity identity) {
        return TokenHolder.of(identity).filter(revocations::isRevoked).isPresent();
    }

    private Object type(String rawToken) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(rawToken.substring(0, rawToken.indexOf('.')));
            return json.readValue(header, Map.class).get("typ");
        } catch (IOException | IllegalArgumentException notAToken) {
            return null;
        }
    }
}
