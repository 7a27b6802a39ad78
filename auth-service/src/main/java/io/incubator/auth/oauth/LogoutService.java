package io.incubator.auth.oauth;

import io.incubator.auth.session.AppSessions;
import io.incubator.auth.token.TokenReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Ends what an application's ID token names, and the browser's sign-in where it is the same person's.
@ApplicationScoped
class LogoutService {
    private final TokenReader tokens;
    private final OAuthClientRepository clients;
    private final AuthorizationService authorizations;
    private final AppSessions sessions;

    LogoutService(
            TokenReader tokens,
            OAuthClientRepository clients,
            AuthorizationService authorizations,
            AppSessions sessions) {
        this.tokens = tokens;
        this.clients = clients;
        this.authorizations = authorizations;
        this.sessions = sessions;
    }

    /// What was ended.
    ///
    /// @param returnTo where the person goes; empty for nowhere registered
    record Ended(Optional<String> returnTo) {}

    /// Ends the session of an ID token.
    ///
    /// @return empty if the hint is none of ours: then the person is asked
    Optional<Ended> end(String hint, Optional<String> returnTo, Optional<Secret> cookie) {
        Optional<JwtClaims> claims = tokens.idToken(hint);
        Optional<OAuthClient> client = claims.flatMap(LogoutService::audience)
                .flatMap(id -> QuarkusTransaction.requiringNew().call(() -> clients.find(id)));
        if (claims.isEmpty() || client.isEmpty()) {
            return Optional.empty();
        }
        Ids.parse(claims.get().getClaimValueAsString("sid"))
                .ifPresent(session -> QuarkusTransaction.requiringNew().run(() -> sessions.end(session)));
        String subject = claims.get().getClaimValueAsString("sub");
        authorizations
                .visitor(cookie)
                .filter(visitor -> visitor.account().toString().equals(subject))
                .ifPresent(_ -> signOut(cookie));
        return Optional.of(new Ended(returnTo.filter(client.get().logoutUris()::contains)));
    }

    /// Signs a browser out.
    void signOut(Optional<Secret> cookie) {
        authorizations.signOut(cookie);
    }

    static String withState(String uri, String state) {
        return state == null
                ? uri
                : uri + (uri.contains("?") ? "&" : "?") + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static Optional<UUID> audience(JwtClaims claims) {
        try {
            List<String> audience = claims.getAudience();
            return audience.size() == 1 ? Ids.parse(audience.getFirst()) : Optional.empty();
        } catch (MalformedClaimException e) {
            return Optional.empty();
        }
    }
}
