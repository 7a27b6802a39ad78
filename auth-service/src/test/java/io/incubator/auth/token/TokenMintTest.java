package io.incubator.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

class TokenMintTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00.5Z");
    private static final Instant AS_OF = Instant.parse("2026-11-21T00:00:00.123Z");
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final UUID ORGANISATION = UUID.randomUUID();

    private static final UUID TEAM = UUID.randomUUID();

    private final SigningKey key = SigningKey.generate(KeyState.SIGNING);
    private final TokenMint mint = new TokenMint(
            () -> key, "https://incubator.test", Duration.ofMinutes(10), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aUsersTokenNamesThemTheirOrganisationAndTheirSession() throws Exception {
        UUID session = UUID.randomUUID();

        AccessToken token = mint.mint(new Grant.User(
                SUBJECT,
                ORGANISATION,
                session,
                Set.of("b:read", "a:read"),
                Set.of(TEAM),
                new Assurance(Assurance.Level.MFA, AS_OF),
                null,
                AS_OF));

        JwtClaims claims = verified(token, "incubator");
        assertThat(claims.getSubject()).isEqualTo(SUBJECT.toString());
        assertThat(claims.getStringClaimValue("org")).isEqualTo(ORGANISATION.toString());
        assertThat(claims.getStringClaimValue("sid")).isEqualTo(session.toString());
        assertThat(claims.getStringClaimValue("acr")).isEqualTo("mfa");
        assertThat(claims.getClaimValue("auth_time")).isEqualTo(AS_OF.getEpochSecond());
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("a:read b:read");
        assertThat(claims.getStringListClaimValue("teams")).containsExactly(TEAM.toString());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
        assertThat(token.expiresIn()).isEqualTo(600);
        UUID name = UUID.fromString(claims.getJwtId());
        assertThat(name.version()).isEqualTo(7);
        assertThat(name.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(name.getMostSignificantBits() >>> 16)).isEqualTo(AS_OF);
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void aServicesTokenIsForOtherServicesOnly() throws Exception {
        JwtClaims claims =
                verified(mint.mint(new Grant.Service("ai-service", Set.of("jobs:work"), AS_OF)), "incubator-internal");

        assertThat(claims.getSubject()).isEqualTo("ai-service");
        assertThat(claims.getStringClaimValue("client_id")).isEqualTo("ai-service");
        assertThat(claims.hasClaim("org")).isFalse();
    }

    @Test
    void anOnBehalfOfTokenNamesTheUserTheServiceAndTheJob() throws Exception {
        UUID job = UUID.randomUUID();
        Instant end = NOW.plusSeconds(90);

        JwtClaims claims = verified(
                mint.mint(new Grant.OnBehalf(
                        SUBJECT, ORGANISATION, "ai-service", job, Set.of("projects:read"), Set.of(), end, AS_OF)),
                "incubator");

        assertThat(claims.getSubject()).isEqualTo(SUBJECT.toString());
        assertThat(claims.getClaimValue("act")).isEqualTo(Map.of("sub", "ai-service"));
        assertThat(claims.hasClaim("teams")).isFalse();
        assertThat(claims.getStringClaimValue("job_id")).isEqualTo(job.toString());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(end.getEpochSecond());
    }

    @Test
    void theKeySetHoldsThePublicKeyUnderItsThumbprint() {
        Jwk jwk = key.jwk();

        assertThat(jwk.kid()).isEqualTo(key.kid()).hasSize(43);
        assertThat(jwk.x()).hasSize(43);
        assertThat(jwk.y()).hasSize(43);
        assertThat(key.toString()).doesNotContain("PrivateKey");
    }

    private JwtClaims verified(AccessToken token, String audience) throws InvalidJwtException {
        var context = new JwtConsumerBuilder()
                .setVerificationKey(key.publicKey())
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256")
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer("https://incubator.test")
                .setExpectedAudience(audience)
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
                .build()
                .process(token.value());
        assertThat(context.getJoseObjects().getFirst().getKeyIdHeaderValue()).isEqualTo(key.kid());
        return context.getJwtClaims();
    }
}
