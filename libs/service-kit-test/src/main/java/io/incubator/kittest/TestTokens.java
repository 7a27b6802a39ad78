package io.incubator.kittest;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Access tokens as auth-service would sign them, and ones it would not.
public final class TestTokens {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private TestTokens() {}

    /// A person's token.
    public static String user(UUID organisation, UUID subject, String... scopes) {
        return sign(person(organisation, subject, scopes).expiresIn(LIFE), FakeIssuer.KEYS.getPrivate(), "at+jwt");
    }

    /// The token of a person who is in a team.
    public static String inTeam(UUID organisation, UUID subject, UUID team, String... scopes) {
        return sign(
                person(organisation, subject, scopes)
                        .claim("teams", List.of(team.toString()))
                        .expiresIn(LIFE),
                FakeIssuer.KEYS.getPrivate(),
                "at+jwt");
    }

    /// A person's token of a session the test knows.
    public static String session(UUID organisation, UUID subject, UUID session, String... scopes) {
        return session(organisation, subject, session, LIFE, scopes);
    }

    /// The same with a life of its own.
    public static String session(UUID organisation, UUID subject, UUID session, Duration life, String... scopes) {
        return sign(
                person(organisation, subject, scopes)
                        .claim("sid", session.toString())
                        .expiresAt(Instant.now().plus(life)),
                FakeIssuer.KEYS.getPrivate(),
                "at+jwt");
    }

    /// A job's token, with which a service acts on somebody's behalf.
    public static String job(UUID organisation, UUID subject, String actor, String... scopes) {
        return sign(
                Jwt.claims()
                        .issuer(FakeIssuer.ISSUER)
                        .audience("incubator")
                        .subject(subject.toString())
                        .claim("org", organisation.toString())
                        .claim("act", Map.of("sub", actor))
                        .claim("job_id", UUID.randomUUID().toString())
                        .claim("scope", String.join(" ", scopes))
                        .expiresIn(LIFE),
                FakeIssuer.KEYS.getPrivate(),
                "at+jwt");
    }

    /// A service's own token, good on `/internal` only.
    public static String service(String client, String... scopes) {
        return sign(
                Jwt.claims()
                        .issuer(FakeIssuer.ISSUER)
                        .audience("incubator-internal")
                        .subject(client)
                        .claim("client_id", client)
                        .claim("scope", String.join(" ", scopes))
                        .expiresIn(LIFE),
                FakeIssuer.KEYS.getPrivate(),
                "at+jwt");
    }

    /// A person's token that ran out a minute ago.
    public static String expired(UUID organisation, UUID subject, String... scopes) {
        Instant end = Instant.now().minusSeconds(60);
        return sign(
                person(organisation, subject, scopes).issuedAt(end.minus(LIFE)).expiresAt(end),
                FakeIssuer.KEYS.getPrivate(),
                "at+jwt");
    }

    /// A token somebody else signed.
    public static String foreign(UUID organisation, UUID subject, String... scopes) {
        return sign(
                person(organisation, subject, scopes).expiresIn(LIFE),
                FakeIssuer.generate().getPrivate(),
                "at+jwt");
    }

    /// A well-signed token that is not an access token.
    public static String wrongType(UUID organisation, UUID subject, String... scopes) {
        return sign(person(organisation, subject, scopes).expiresIn(LIFE), FakeIssuer.KEYS.getPrivate(), "JWT");
    }

    private static JwtClaimsBuilder person(UUID organisation, UUID subject, String... scopes) {
        return Jwt.claims()
                .issuer(FakeIssuer.ISSUER)
                .audience("incubator")
                .subject(subject.toString())
                .claim("org", organisation.toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("scope", String.join(" ", scopes));
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey key, String type) {
        return claims.jws()
                .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256)
                .header("typ", type)
                .keyId(FakeIssuer.KEY_ID)
                .sign(key);
    }
}
