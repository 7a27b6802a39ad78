package io.incubator.kit.apikey;

import io.incubator.kit.client.ServiceToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// auth-service's check of keys.
@Path("/internal/auth/keys/checks")
@RegisterRestClient(configKey = "revocations")
@RegisterProvider(ServiceToken.class)
interface ApiKeyClient {

    @POST
    Answer check(Question question);

    /// A key, by its digest.
    record Question(String digest) {}

    /// What it opens; nothing if there is no grant.
    record Answer(ApiKeyGrant grant) {
        Optional<ApiKeyGrant> found() {
            return Optional.ofNullable(grant);
        }
    }
}
