package io.incubator.auth.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incubator.auth.external.ProviderHttp.Answer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// The client's half of OpenID Connect's code flow. Keys are fetched at each sign-in, so that a rotation is never
/// missed.
@Singleton
class ProviderClient {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 100;

    private final ProviderHttp http;
    private final Clock clock;
    private final Cache<String, Metadata> metadata =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build();

    ProviderClient(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// Where a browser signs in.
    URI address(Provider provider, Handshake handshake) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", provider.callback().toString());
        query.put("scope", String.join(" ", provider.scopes()));
        query.put("state", handshake.state());
        query.put("nonce", handshake.nonce());
        query.put("code_challenge", handshake.challenge());
        query.put("code_challenge_method", "S256");
        URI endpoint = metadata(provider).authorization();
        return URI.create(endpoint
                + (endpoint.getRawQuery() == null ? "?" : "&")
                + query.entrySet().stream()
                        .map(part -> part.getKey() + "=" + ProviderHttp.encoded(part.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /// Trades a code for what the provider says of somebody.
    ///
    /// @param issuer what the answer said about who gives it (RFC 9207)
    Arrival arrive(Provider provider, Handshake handshake, String code, Optional<String> issuer) {
        Metadata known = metadata(provider);
        if (!issuer.map(provider.issuer()::equals).orElse(!known.namesItself())) {
            throw ExternalFailure.refused("another provider has answered");
        }
        JsonNode tokens = trade(provider, known, handshake, code);
        JsonNode keys = http.get(known.keys(), Map.of()).expectOk();
        JwtClaims claims = IdToken.verify(tokens.path("id_token").asText(), provider, keys, handshake.nonce());
        try {
            return described(
                    provider, known, claims, tokens.path("access_token").asText());
        } catch (MalformedClaimException e) {
            throw ExternalFailure.away("its claims cannot be read", e);
        }
    }

    private Metadata metadata(Provider provider) {
        return metadata.get(provider.id(), _ -> Metadata.read(http.get(provider.discovery(), Map.of()), provider));
    }

    private JsonNode trade(Provider provider, Metadata known, Handshake handshake, String code) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.callback().toString());
        form.put("code_verifier", handshake.verifier());
        Map<String, String> headers = new HashMap<>();
        if (provider.clientSecret().isEmpty()) {
            form.put("client_id", provider.clientId());
        } else if (known.basic()) {
            headers.put("Authorization", basic(provider));
        } else {
            form.put("client_id", provider.clientId());
            form.put("client_secret", provider.clientSecret());
        }
        Answer answer = http.post(known.token(), headers, form);
        if (answer.body().hasNonNull("error")) {
            throw ExternalFailure.refused("the code was not taken");
        }
        return answer.expectOk();
    }

    /// RFC 6749, section 2.3.1: both parts are form-encoded first.
    private static String basic(Provider provider) {
        String pair = ProviderHttp.encoded(provider.clientId()) + ":" + ProviderHttp.encoded(provider.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// Name and address are in the ID token, or where the provider tells of people; and there of the same person.
    private Arrival described(Provider provider, Metadata known, JwtClaims claims, String accessToken)
            throws MalformedClaimException {
        String email = claims.getStringClaimValue("email");
        boolean verified = isTrue(claims.getClaimValueAsString("email_verified"));
        String name = claims.getStringClaimValue("name");
        if (email == null && known.userinfo().isPresent() && !accessToken.isEmpty()) {
            JsonNode told = http.get(known.userinfo().get(), Map.of("Authorization", "Bearer " + accessToken))
                    .expectOk();
            if (!claims.getSubject().equals(told.path("sub").asText())) {
                throw ExternalFailure.refused("it told of somebody else");
            }
            email = told.path("email").asText(null);
            verified = isTrue(told.path("email_verified").asText());
            name = told.path("name").asText(null);
        }
        return new Arrival(
                provider.id(),
                provider.issuer(),
                claims.getSubject(),
                verified ? email : null,
                name == null ? null : shown(name),
                clock.instant().plus(ExternalSignIn.LIFETIME));
    }

    private static String shown(String name) {
        return name.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isTrue(String claim) {
        return "true".equals(claim);
    }
}
