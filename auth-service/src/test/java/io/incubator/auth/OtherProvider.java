package io.incubator.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// An OpenID provider elsewhere, made with Nimbus' SDK: strict with its client, and as untruthful as a test wants it.
/// A second name leads its client's token to a private place, and a third one is switched off.
public class OtherProvider implements QuarkusTestResourceLifecycleManager {
    static final ECKey KEY = key();

    private static final String CLIENT = "incubator";
    private static final String SECRET = "a secret: of 100 %";
    private static final Map<String, Grant> GRANTS = new ConcurrentHashMap<>();
    private static HttpServer server;

    private record Grant(Map<String, String> request, String idToken, String subject, String email) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, 404, "{}"));
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata(issuer())));
        server.createContext(
                "/sly/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        metadata(issuer() + "/sly").replace(issuer() + "/token", "http://169.254.169.254/token")));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", OtherProvider::trade);
        server.createContext("/userinfo", OtherProvider::tell);
        server.start();
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "incubator.egress.local", "localhost:" + server.getAddress().getPort() + ",localhost:1");
        provider(settings, "other", issuer());
        provider(settings, "sly", issuer() + "/sly");
        provider(settings, "away", "http://localhost:1");
        settings.put("incubator.auth.providers.other.name", "The Other");
        return settings;
    }

    private static void provider(Map<String, String> settings, String id, String issuer) {
        settings.put("incubator.auth.providers." + id + ".issuer", issuer);
        settings.put("incubator.auth.providers." + id + ".client-id", CLIENT);
        settings.put("incubator.auth.providers." + id + ".client-secret", SECRET);
    }

    static String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Signs somebody in.
    ///
    /// @param location where the browser was sent
    /// @return a code
    static String signIn(String location, String subject, String email) {
        return signIn(location, subject, email, claims -> signed(claims, KEY));
    }

    /// The same with a token the test makes of the claims that would be right.
    static String signIn(String location, String subject, String email, Function<JWTClaimsSet.Builder, String> token) {
        Map<String, String> request = new HashMap<>();
        URLUtils.parseParameters(URI.create(location).getRawQuery())
                .forEach((name, values) -> request.put(name, values.getFirst()));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", request.get("nonce"));
        String code = UUID.randomUUID().toString();
        GRANTS.put(code, new Grant(request, token.apply(claims), subject, email));
        return code;
    }

    static String signed(JWTClaimsSet.Builder claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("the-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String metadata(String issuer) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%2$s/keys", "userinfo_endpoint": "%2$s/userinfo"}""".formatted(issuer, issuer());
    }

    private static void trade(HttpExchange exchange) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String code = form.get("code").getFirst();
        if (code.equals("broken")) {
            answer(exchange, 500, "<html>");
            return;
        }
        Grant grant = GRANTS.remove(code);
        boolean good = grant != null
                && basic(CLIENT, "a+secret%3A+of+100+%25")
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && form.get("redirect_uri").getFirst().equals(grant.request().get("redirect_uri"))
                && grant.request().get("redirect_uri").equals("http://issuer.test/oauth2/external/callback")
                && CodeChallenge.compute(
                                CodeChallengeMethod.S256,
                                new CodeVerifier(form.get("code_verifier").getFirst()))
                        .getValue()
                        .equals(grant.request().get("code_challenge"));
        if (!good) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        GRANTS.put(code, grant);
        answer(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
                        .formatted(code, grant.idToken()));
    }

    private static void tell(HttpExchange exchange) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        Grant grant = GRANTS.get(bearer.substring("Bearer ".length()));
        answer(
                exchange,
                200,
                "{\"sub\": \"%s\", \"email\": \"%s\", \"email_verified\": true, \"name\": \"Ada\"}"
                        .formatted(grant.subject(), grant.email()));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
