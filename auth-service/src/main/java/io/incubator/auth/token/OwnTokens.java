package io.incubator.auth.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Checks tokens like every other service, but against the keys in memory: this service needs no HTTP call to itself,
/// and accepts a token the moment it has signed it.
@ApplicationScoped
@Alternative
@Priority(1)
class OwnTokens extends JWTCallerPrincipalFactory {
    private final KeyRingParser parser;

    OwnTokens(KeyRing ring) {
        this.parser = new KeyRingParser(ring);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        JwtContext verified = parser.parse(token, rules);
        return new DefaultJWTCallerPrincipal(
                verified.getJoseObjects().getFirst().getHeader("typ"), verified.getJwtClaims());
    }

    /// Everything but the origin of the key stays as it is configured: algorithm, issuer, audience, times.
    private static final class KeyRingParser extends DefaultJWTTokenParser {
        private final KeyRing ring;

        KeyRingParser(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            return (signature, _) -> {
                String kid = signature.getKeyIdHeaderValue();
                if (kid == null) {
                    throw new UnresolvableKeyException("the token names no key");
                }
                return ring.verifying(kid)
                        .orElseThrow(() -> new UnresolvableKeyException("the key is not one of ours"));
            };
        }
    }
}
