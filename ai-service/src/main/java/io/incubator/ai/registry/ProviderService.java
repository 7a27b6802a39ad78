package io.incubator.ai.registry;

import io.incubator.ai.secrets.Sealed;
import io.incubator.ai.secrets.Vault;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Sets providers up. Credentials go in and never come out.
@ApplicationScoped
class ProviderService {
    private final ProviderRepository providers;
    private final Vault vault;
    private final Resealing resealing;
    private final BaseUrls urls;
    private final Precondition precondition;
    private final CurrentIdentity identity;

    ProviderService(
            ProviderRepository providers,
            Vault vault,
            Resealing resealing,
            BaseUrls urls,
            Precondition precondition,
            CurrentIdentity identity) {
        this.providers = providers;
        this.vault = vault;
        this.resealing = resealing;
        this.urls = urls;
        this.precondition = precondition;
        this.identity = identity;
    }

    @ReadOnly
    Page<Provider> list(Optional<Cursor> cursor, int limit) {
        String after = cursor.map(c -> c.text(0)).orElse("");
        return Page.of(
                providers.list(identity.organisation(), after, limit + 1),
                limit,
                last -> Cursor.of(last.name()),
                Function.identity());
    }

    @ReadOnly
    Provider get(UUID id) {
        return find(id);
    }

    /// @throws ProblemException `name-taken`, or `validation-failed` for a URL nobody may be sent to
    @Transactional
    Provider create(NewProvider provider) {
        urls.check(provider.baseUrl());
        UUID id = Ids.next();
        if (!providers.insert(identity.organisation(), id, provider, sealed(id, provider.credential()))) {
            throw new ProblemException(RegistryError.NAME_TAKEN, provider.name());
        }
        return find(id);
    }

    @Transactional
    Provider change(UUID id, ProviderChange change) {
        Provider provider = find(id);
        precondition.check(provider);
        if (change.baseUrl() != null) {
            urls.check(change.baseUrl());
        }
        if (!providers.update(identity.organisation(), provider, change, sealed(id, change.credential()))) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        return find(id);
    }

    @Transactional
    void delete(UUID id) {
        Provider provider = find(id);
        precondition.check(provider);
        if (providers.hasModels(identity.organisation(), id)) {
            throw new ProblemException(RegistryError.PROVIDER_IN_USE, provider.name());
        }
        providers.delete(identity.organisation(), id);
    }

    /// Seals every credential of the organisation with a new data key.
    ///
    /// @return how many there were
    @Transactional
    int rotateKey() {
        return resealing.run(identity.organisation());
    }

    /// What a provider's credential is sealed for.
    static String purpose(UUID provider) {
        return "provider:" + provider;
    }

    private Provider find(UUID id) {
        return providers
                .find(identity.organisation(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private Sealed sealed(UUID id, String credential) {
        return credential == null ? null : vault.seal(identity.organisation(), purpose(id), credential);
    }
}
