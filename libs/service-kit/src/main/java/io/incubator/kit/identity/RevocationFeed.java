package io.incubator.kit.identity;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Revocations over HTTP, asked with this service's own token.
@Singleton
@DefaultBean
class RevocationFeed implements RevocationSource {
    private final RevocationClient client;

    RevocationFeed(@RestClient RevocationClient client) {
        this.client = client;
    }

    @Override
    public RevocationBatch after(String cursor) {
        return client.after(cursor);
    }
}
