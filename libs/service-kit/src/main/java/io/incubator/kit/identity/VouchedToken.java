package io.incubator.kit.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/// A caller this service vouches for without a JWT, because a JWT was shown before: by a ticket, say.
/// It carries the same claims, so that everything asks it the same questions, and is withdrawn by the
/// same revocations.
public final class VouchedToken extends DefaultJWTCallerPrincipal {
    private final TokenHolder holder;

    private VouchedToken(TokenHolder holder, JwtClaims claims) {
        super(claims);
        this.holder = holder;
    }

    /// The caller, with the claims a public access token has.
    public static VouchedToken of(TokenHolder holder, Set<String> scopes) {
        JwtClaims claims = claims(holder, scopes);
        if (holder.session() != null) {
            claims.setClaim("sid", holder.session().toString());
        }
        return new VouchedToken(holder, claims);
    }

    /// A caller without a sign-in: `session` of the holder names what the caller came with (an API key)
    /// and what revokes it, but opens nothing that takes somebody who is signed in.
    public static VouchedToken withoutSession(TokenHolder holder, Set<String> scopes) {
        return new VouchedToken(holder, claims(holder, scopes));
    }

    private static JwtClaims claims(TokenHolder holder, Set<String> scopes) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(holder.subject().toString());
        claims.setAudience(TokenRules.PUBLIC_AUDIENCE);
        claims.setClaim("org", holder.organisation().toString());
        claims.setClaim("scope", String.join(" ", scopes));
        return claims;
    }

    TokenHolder holder() {
        return holder;
    }
}
