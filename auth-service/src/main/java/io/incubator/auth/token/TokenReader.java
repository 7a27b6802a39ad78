package io.incubator.auth.token;

import io.incubator.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Reads tokens of our own that somebody asks about. Only ES256, only keys of the ring: what a token
/// says of keys or algorithms is not followed.
@ApplicationScoped
public class TokenReader {
    private final JwtConsumer accessTokens;
    private final JwtConsumer idTokens;

    @Inject
    TokenReader(KeyRing ring, AuthConfig config) {
        VerificationKeyResolver keys = (signature, _) -> Optional.ofNullable(signature.getKeyIdHeaderValue())
                .flatMap(ring::verifying)
                .orElseThrow(() -> new UnresolvableKeyException("the key is not one of ours"));
        this.accessTokens = rules(keys, config)
                .setExpectedType(true, "at+jwt")
                .setExpectedAudience(TokenMint.USER_AUDIENCE)
                .setRequireExpirationTime()
                .build();
        this.idTokens = rules(keys, config)
                .setExpectedType(true, "JWT")
                .setSkipDefaultAudienceValidation()
                // a hint may have expired long ago
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(0))
                .build();
    }

    /// The claims of an access token in force; empty for anything else.
    public Optional<JwtClaims> accessToken(String token) {
        return read(accessTokens, token);
    }

    /// The claims of an ID token of ours, expired or not; empty for anything else.
    public Optional<JwtClaims> idToken(String token) {
        return read(idTokens, token);
    }

    private static JwtConsumerBuilder rules(VerificationKeyResolver keys, AuthConfig config) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(config.issuer())
                .setRequireSubject();
    }

    private static Optional<JwtClaims> read(JwtConsumer consumer, String token) {
        try {
            return Optional.of(consumer.processToClaims(token));
        } catch (InvalidJwtException notOurs) {
            return Optional.empty();
        }
    }
}
