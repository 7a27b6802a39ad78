package io.incubator.kit.apikey;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Asks auth-service, with this service's own token. The key itself stays here.
@Singleton
@DefaultBean
class RemoteApiKeys implements ApiKeySource {
    private final ApiKeyClient client;

    RemoteApiKeys(@RestClient ApiKeyClient client) {
        this.client = client;
    }

    @Override
    public Optional<ApiKeyGrant> find(String digest) {
        return client.check(new ApiKeyClient.Question(digest)).found();
    }
}
