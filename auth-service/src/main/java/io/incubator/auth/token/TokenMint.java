package io.incubator.auth.token;

import io.incubator.auth.AuthConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/// Mints access tokens (RFC 9068): ES256, `typ` `at+jwt`, signed by the key that signs now. Needs no
/// database.
@ApplicationScoped
public class TokenMint {
    /// `aud` of tokens that speak for a user.
    public static final String USER_AUDIENCE = "incubator";

    /// `aud` of tokens that services show each other.
    public static final String SERVICE_AUDIENCE = "incubator-internal";

    private final Supplier<SigningKey> signer;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    TokenMint(KeyRing ring, AuthConfig config, Clock clock) {
        this(ring::signing, config.issuer(), config.tokens().lifetime(), clock);
    }

    /// @param signer gives the key that signs now
    TokenMint(Supplier<SigningKey> signer, String issuer, Duration lifetime, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /// Signs what the caller has checked: the mint asks no questions.
    public AccessToken mint(Grant grant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (grant) {
            case Grant.User user -> sign(user(user), user, now, now.plus(lifetime));
            case Grant.Program program ->
                sign(
                        Jwt.subject(program.subject().toString())
                                .audience(USER_AUDIENCE)
                                .claim("org", program.organisation().toString())
                                .claim("client_id", program.client().toString()),
                        program,
                        now,
                        now.plus(lifetime));
            case Grant.Service service ->
                sign(
                        Jwt.subject(service.client()).audience(SERVICE_AUDIENCE).claim("client_id", service.client()),
                        service,
                        now,
                        now.plus(lifetime));
            case Grant.OnBehalf job ->
                sign(
                        Jwt.subject(job.subject().toString())
                                .audience(USER_AUDIENCE)
                                .claim("org", job.organisation().toString())
                                .claim("act", Map.of("sub", job.actor()))
                                .claim("job_id", job.job().toString()),
                        job,
                        now,
                        job.expiresAt());
        };
    }

    private static JwtClaimsBuilder user(Grant.User user) {
        JwtClaimsBuilder claims = Jwt.subject(user.subject().toString())
                .audience(USER_AUDIENCE)
                .claim("org", user.organisation().toString())
                .claim("sid", user.session().toString())
                .claim("acr", user.assurance().level().label())
                .claim("auth_time", user.assurance().at().getEpochSecond());
        return user.client() == null
                ? claims
                : claims.claim("client_id", user.client().toString());
    }

    /// Signs an ID token (OpenID Connect Core, section 2): for the application alone, no API takes it.
    ///
    /// @param client the application, `aud`
    /// @param nonce what it sent along; null for none
    public String idToken(UUID subject, UUID client, UUID session, Assurance assurance, String nonce) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SigningKey key = signer.get();
        JwtClaimsBuilder claims = Jwt.subject(subject.toString())
                .audience(client.toString())
                .issuer(issuer)
                .claim("sid", session.toString())
                .claim("acr", assurance.level().label())
                .claim("auth_time", assurance.at().getEpochSecond())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.kid())
                .type("JWT")
                .sign(key.privateKey());
    }

    private AccessToken sign(JwtClaimsBuilder claims, Grant grant, Instant now, Instant expiresAt) {
        SigningKey key = signer.get();
        if (!grant.teams().isEmpty()) {
            claims.claim(
                    "teams", grant.teams().stream().sorted().map(UUID::toString).toList());
        }
        String jwt = claims.issuer(issuer)
                .claim("scope", spaced(grant.scopes()))
                .claim("jti", TokenId.of(grant.asOf()).toString())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.kid())
                .type("at+jwt")
                .sign(key.privateKey());
        return new AccessToken(jwt, Duration.between(now, expiresAt));
    }

    /// Scopes as tokens and OAuth answers write them, in one order.
    public static String spaced(Collection<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }
}
