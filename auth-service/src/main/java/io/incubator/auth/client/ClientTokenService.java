package io.incubator.auth.client;

import io.incubator.auth.token.AccessToken;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;

/// The client credentials grant. Needs no database: services can reach each other while PostgreSQL is
/// away.
@ApplicationScoped
class ClientTokenService {
    private final ClientSecrets secrets;
    private final TokenMint mint;
    private final Clock clock;

    ClientTokenService(ClientSecrets secrets, TokenMint mint, Clock clock) {
        this.secrets = secrets;
        this.mint = mint;
        this.clock = clock;
    }

    /// @param grantType only `client_credentials` is known; absent is an error of its own
    /// @param audience whom the token is for; may be null
    /// @param scope space separated, at most what the client has; null for all of it
    /// @throws OAuthException for everything that is refused
    ClientToken grant(String grantType, ClientCredentials credentials, String audience, String scope) {
        ServiceClient client = secrets.authenticate(credentials.id(), credentials.secret())
                .orElseThrow(() -> new OAuthException(OAuthError.INVALID_CLIENT, "Client authentication failed."));
        if (!"client_credentials".equals(grantType)) {
            throw new OAuthException(OAuthError.UNSUPPORTED_GRANT_TYPE, "Only client_credentials is supported here.");
        }
        if (audience != null && !audience.equals(TokenMint.SERVICE_AUDIENCE)) {
            throw new OAuthException(
                    OAuthError.INVALID_TARGET, "Tokens of services are for " + TokenMint.SERVICE_AUDIENCE + ".");
        }
        Set<String> scopes = scope == null || scope.isBlank()
                ? client.scopes()
                : Set.copyOf(Arrays.asList(scope.strip().split(" +")));
        if (!client.scopes().containsAll(scopes)) {
            throw new OAuthException(OAuthError.INVALID_SCOPE, "The client does not have one of these scopes.");
        }
        AccessToken token = mint.mint(new Grant.Service(client.id(), scopes, clock.instant()));
        return new ClientToken(token.value(), "Bearer", token.expiresIn(), TokenMint.spaced(scopes));
    }
}
