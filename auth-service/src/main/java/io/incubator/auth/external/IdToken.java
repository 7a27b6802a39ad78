package io.incubator.auth.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/// Checks ID tokens (OpenID Connect Core, section 3.1.3.7): signature by a published key and an asymmetric algorithm,
/// issuer, audience, authorized party, times and nonce.
final class IdToken {
    private static final int SKEW_SECONDS = 60;
    private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private IdToken() {}

    /// The claims of a token that holds.
    ///
    /// @param keys what the provider publishes
    /// @throws ExternalFailure whatever does not hold
    static JwtClaims verify(String token, Provider provider, JsonNode keys, String nonce) {
        try {
            JwtConsumer consumer = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(
                            new JwksVerificationKeyResolver(new JsonWebKeySet(keys.toString()).getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(ASYMMETRIC)
                    .setExpectedIssuer(true, provider.issuer())
                    .setExpectedAudience(true, provider.clientId())
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .build();
            JwtClaims claims = consumer.processToClaims(token);
            String party = claims.getStringClaimValue("azp");
            if (party == null ? claims.getAudience().size() > 1 : !party.equals(provider.clientId())) {
                throw ExternalFailure.refused("the ID token is for somebody else");
            }
            if (!nonce.equals(claims.getStringClaimValue("nonce"))) {
                throw ExternalFailure.refused("the ID token answers another request");
            }
            if (!SUBJECT.matcher(claims.getSubject()).matches()) {
                throw ExternalFailure.refused("the ID token names nobody");
            }
            return claims;
        } catch (InvalidJwtException e) {
            // the message of the library holds the claims
            throw ExternalFailure.refused("the ID token does not hold: "
                    + e.getErrorDetails().stream()
                            .map(error -> Integer.toString(error.getErrorCode()))
                            .toList());
        } catch (MalformedClaimException | JoseException e) {
            throw ExternalFailure.away("its tokens or keys cannot be read", e);
        }
    }
}
