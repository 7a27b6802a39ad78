package io.incubator.auth.oauth;

import io.incubator.auth.session.AppSessions;
import io.incubator.auth.token.TokenReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/// What an application may know of its own tokens, and how it gives them back. Of others' tokens it
/// learns nothing.
@ApplicationScoped
class IntrospectionService {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final TokenReader tokens;
    private final AppSessions sessions;

    IntrospectionService(TokenReader tokens, AppSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    Map<String, Object> describe(OAuthClient client, String token) {
        if (sessions.isActive(token, client.id())) {
            return Map.of("active", true, "client_id", client.id().toString(), "token_type", "refresh_token");
        }
        return own(client, token)
                .filter(this::runs)
                .map(IntrospectionService::describe)
                .orElse(INACTIVE);
    }

    /// Ends the session of a token; of no effect for what is none of the application's.
    void revoke(OAuthClient client, String token) {
        sessions.end(token, client.id());
        own(client, token)
                .flatMap(IntrospectionService::session)
                .ifPresent(session -> QuarkusTransaction.requiringNew().run(() -> sessions.end(session)));
    }

    private Optional<JwtClaims> own(OAuthClient client, String token) {
        return tokens.accessToken(token)
                .filter(claims -> client.id().toString().equals(claims.getClaimValueAsString("client_id")));
    }

    private boolean runs(JwtClaims claims) {
        return session(claims).map(sessions::runs).orElse(true);
    }

    private static Optional<UUID> session(JwtClaims claims) {
        return Ids.parse(claims.getClaimValueAsString("sid"));
    }

    private static Map<String, Object> describe(JwtClaims claims) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        for (String name :
                new String[] {"scope", "client_id", "sub", "aud", "iss", "exp", "iat", "jti", "sid", "acr"}) {
            if (claims.hasClaim(name)) {
                answer.put(name, claims.getClaimValue(name));
            }
        }
        answer.put("token_type", "Bearer");
        return answer;
    }
}
