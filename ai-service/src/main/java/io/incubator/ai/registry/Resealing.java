package io.incubator.ai.registry;

import io.incubator.ai.secrets.Vault;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Brings credentials under a new data key, the same way for an organisation and for the operator.
@Singleton
class Resealing {
    private final ProviderRepository providers;
    private final Vault vault;

    Resealing(ProviderRepository providers, Vault vault) {
        this.providers = providers;
        this.vault = vault;
    }

    /// Gives the tenant a new data key and seals its credentials with it, in the caller's transaction.
    ///
    /// @return how many there are
    int run(UUID tenant) {
        vault.rotate(tenant);
        var credentials = providers.credentials(tenant);
        credentials.forEach((id, old) -> {
            String purpose = ProviderService.purpose(id);
            providers.reseal(tenant, id, vault.seal(tenant, purpose, vault.open(tenant, purpose, old)));
        });
        return credentials.size();
    }
}
