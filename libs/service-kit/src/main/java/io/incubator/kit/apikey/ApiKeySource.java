package io.incubator.kit.apikey;

import java.util.Optional;

/// Who knows the keys: auth-service over HTTP everywhere, its own table in auth-service.
@FunctionalInterface
public interface ApiKeySource {
    /// What the key with this digest opens; empty if it opens nothing (unknown, expired, revoked, its
    /// owner gone).
    Optional<ApiKeyGrant> find(String digest);
}
