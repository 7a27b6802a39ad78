package io.incubator.auth.oauth;

import io.incubator.auth.client.ClientCredentials;
import io.incubator.auth.client.OAuthError;
import io.incubator.auth.client.OAuthException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Which application calls: by its secret, or by its id alone where it has none.
@ApplicationScoped
class ClientAuthentication {
    private final OAuthClientRepository clients;

    ClientAuthentication(OAuthClientRepository clients) {
        this.clients = clients;
    }

    /// @throws OAuthException `invalid_client`
    OAuthClient require(String authorization, String formId, String formSecret) {
        return find(authorization, formId, formSecret)
                .orElseThrow(() -> new OAuthException(OAuthError.INVALID_CLIENT, "Client authentication failed."));
    }

    /// @throws OAuthException `invalid_client`, for one that has no secret, too
    OAuthClient requireConfidential(String authorization, String formId, String formSecret) {
        OAuthClient client = require(authorization, formId, formSecret);
        if (!client.confidential()) {
            throw new OAuthException(OAuthError.INVALID_CLIENT, "Client authentication failed.");
        }
        return client;
    }

    private Optional<OAuthClient> find(String authorization, String formId, String formSecret) {
        if (authorization == null && formSecret == null) {
            return Ids.parse(formId)
                    .flatMap(id -> QuarkusTransaction.requiringNew().call(() -> clients.find(id)))
                    .filter(client -> !client.confidential());
        }
        ClientCredentials given = ClientCredentials.of(authorization, formId, formSecret);
        byte[] digest = new Secret(given.secret()).digest();
        return Ids.parse(given.id())
                .flatMap(id -> QuarkusTransaction.requiringNew().call(() -> clients.authenticate(id, digest)));
    }
}
