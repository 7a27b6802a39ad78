package io.incubator.ai.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What organisations can call, in memory. Twice a second the versions of those held here are compared with the
/// database's, so that a change holds on every replica within a second, without a call ever waiting for it.
@Singleton
public class Catalogue {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST = 5_000;

    private final CatalogueRepository repository;
    private final Cache<UUID, Registry> held =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();
    private final BackgroundLoop loop = new BackgroundLoop("model-catalogue", PERIOD, this::refresh);

    Catalogue(CatalogueRepository repository) {
        this.repository = repository;
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    /// What is held of an organisation; empty before the first [#load].
    public Optional<OrganisationModels> held(UUID organisation) {
        Registry own = held.getIfPresent(organisation);
        Registry global = held.getIfPresent(Registry.GLOBAL);
        return own == null || global == null ? Optional.empty() : Optional.of(new OrganisationModels(own, global));
    }

    /// Reads what an organisation can call; blocks.
    public OrganisationModels load(UUID organisation) {
        return new OrganisationModels(
                held.get(organisation, repository::load), held.get(Registry.GLOBAL, repository::load));
    }

    /// What an organisation can call at this very moment; blocks. For whoever asks for what is not held here and may
    /// just have been set up.
    public OrganisationModels fresh(UUID organisation) {
        load(organisation);
        Set<UUID> both = Set.of(organisation, Registry.GLOBAL);
        refresh(held.getAllPresent(both));
        return load(organisation);
    }

    private void refresh() {
        refresh(Map.copyOf(held.asMap()));
    }

    private void refresh(Map<UUID, Registry> before) {
        if (before.isEmpty()) {
            return;
        }
        Map<UUID, Long> versions = repository.versions(before.keySet());
        before.forEach((owner, registry) -> {
            if (versions.getOrDefault(owner, 0L) != registry.version()) {
                held.put(owner, repository.load(owner));
            }
        });
    }
}
