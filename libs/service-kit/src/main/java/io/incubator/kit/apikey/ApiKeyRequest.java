package io.incubator.kit.apikey;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// A key that was shown.
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final String key;

    ApiKeyRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
