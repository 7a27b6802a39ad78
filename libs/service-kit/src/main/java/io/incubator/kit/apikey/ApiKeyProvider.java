package io.incubator.kit.apikey;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Lets in whoever shows a good key.
@Singleton
class ApiKeyProvider implements IdentityProvider<ApiKeyRequest> {
    private final ApiKeys keys;

    ApiKeyProvider(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() ->
                keys.find(request.key()).map(ApiKeyProvider::identity).orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(ApiKeyGrant grant) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(ApiKeys.caller(grant))
                .addRoles(grant.scopes())
                .build();
    }
}
