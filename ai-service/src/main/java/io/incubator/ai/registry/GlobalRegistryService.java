package io.incubator.ai.registry;

import static io.incubator.ai.registry.Registry.GLOBAL;

import io.incubator.ai.secrets.Sealed;
import io.incubator.ai.secrets.Vault;
import io.incubator.kit.data.Ids;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Sets up what every organisation can call. Things go by their names, and putting one that is there changes
/// it, so that an operator's script may run again. Works as the tenant [Registry#GLOBAL].
@ApplicationScoped
class GlobalRegistryService {
    private static final Logger LOG = Logger.getLogger(GlobalRegistryService.class);
    private static final int ALL = 10_000;

    private final ProviderRepository providers;
    private final ModelRepository models;
    private final RouteRepository routes;
    private final Vault vault;
    private final Resealing resealing;
    private final BaseUrls urls;

    GlobalRegistryService(
            ProviderRepository providers,
            ModelRepository models,
            RouteRepository routes,
            Vault vault,
            Resealing resealing,
            BaseUrls urls) {
        this.providers = providers;
        this.models = models;
        this.routes = routes;
        this.vault = vault;
        this.resealing = resealing;
        this.urls = urls;
    }

    @ReadOnly
    GlobalRegistry read() {
        return new GlobalRegistry(
                providers.list(GLOBAL, "", ALL), models.list(GLOBAL, "", ALL), routes.list(GLOBAL, "", ALL));
    }

    /// @throws ProblemException `validation-failed` for a URL nobody may be sent to, or another dialect
    @Transactional
    Provider putProvider(String name, GlobalProvider provider) {
        urls.check(provider.baseUrl());
        LOG.infof("global registry: put provider=%s", name);
        return providers.find(GLOBAL, name).map(old -> change(old, provider)).orElseGet(() -> create(name, provider));
    }

    @Transactional
    void deleteProvider(String name) {
        Provider provider = providers.find(GLOBAL, name).orElseThrow(GlobalRegistryService::notFound);
        if (providers.hasModels(GLOBAL, provider.id())) {
            throw new ProblemException(RegistryError.PROVIDER_IN_USE, name);
        }
        LOG.infof("global registry: delete provider=%s", name);
        providers.delete(GLOBAL, provider.id());
    }

    /// Seals the credentials of global providers with a new data key.
    ///
    /// @return how many credentials are sealed with the new key
    @Transactional
    int rotateKey() {
        LOG.info("global registry: rotate data key");
        return resealing.run(GLOBAL);
    }

    /// @throws ProblemException `validation-failed` for a provider that is not there
    @Transactional
    Model putModel(String name, GlobalModel model) {
        UUID provider = providers
                .find(GLOBAL, model.provider())
                .map(Provider::id)
                .orElseThrow(() -> new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField("provider", "unknown", "is not a global provider"));
        ModelSettings settings = model.named(name, provider);
        LOG.infof("global registry: put model=%s", name);
        require(models.find(GLOBAL, name)
                .map(old -> models.update(GLOBAL, old, settings))
                .orElseGet(() -> models.insert(GLOBAL, Ids.next(), settings)));
        return models.find(GLOBAL, name).orElseThrow();
    }

    @Transactional
    void deleteModel(String name) {
        Model model = models.find(GLOBAL, name).orElseThrow(GlobalRegistryService::notFound);
        if (models.isRouted(GLOBAL, name)) {
            throw new ProblemException(RegistryError.MODEL_IN_USE, name);
        }
        LOG.infof("global registry: delete model=%s", name);
        models.delete(GLOBAL, model.id());
    }

    /// Adds a version that calls follow from now on; the plan they follow already is none.
    ///
    /// @throws ProblemException `validation-failed` for a plan that names what is no global model
    @Transactional
    Route putRoute(String name, RoutePlan plan) {
        Set<String> missing = models.missing(GLOBAL, plan.names());
        if (!missing.isEmpty()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("targets", "unknown", "names what is no global model: " + String.join(", ", missing));
        }
        LOG.infof("global registry: put route=%s", name);
        Route old = routes.find(GLOBAL, name).orElse(null);
        if (old == null) {
            UUID id = Ids.next();
            require(routes.insert(GLOBAL, id, name));
            routes.insertVersion(GLOBAL, id, 1, plan, GLOBAL);
        } else if (!old.plan().equals(plan)) {
            routes.lock(GLOBAL, old.id());
            int number = routes.newestVersion(GLOBAL, old.id()) + 1;
            routes.insertVersion(GLOBAL, old.id(), number, plan, GLOBAL);
            require(routes.activate(GLOBAL, old, number));
        }
        return routes.find(GLOBAL, name).orElseThrow();
    }

    @Transactional
    void deleteRoute(String name) {
        Route route = routes.find(GLOBAL, name).orElseThrow(GlobalRegistryService::notFound);
        LOG.infof("global registry: delete route=%s", name);
        routes.delete(GLOBAL, route.id());
    }

    private Provider create(String name, GlobalProvider provider) {
        UUID id = Ids.next();
        NewProvider created = new NewProvider(name, provider.dialect(), provider.baseUrl(), provider.credential());
        require(providers.insert(GLOBAL, id, created, sealed(id, provider.credential())));
        Provider stored = providers.find(GLOBAL, id).orElseThrow();
        return provider.enabled() ? stored : change(stored, provider);
    }

    private Provider change(Provider old, GlobalProvider provider) {
        if (old.dialect() != provider.dialect()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("dialect", "fixed", "cannot change; delete the provider and put it anew");
        }
        ProviderChange change = new ProviderChange(provider.baseUrl(), provider.credential(), provider.enabled());
        require(providers.update(GLOBAL, old, change, sealed(old.id(), provider.credential())));
        return providers.find(GLOBAL, old.id()).orElseThrow();
    }

    private Sealed sealed(UUID id, String credential) {
        return credential == null ? null : vault.seal(GLOBAL, ProviderService.purpose(id), credential);
    }

    /// Somebody else was faster.
    private static void require(boolean written) {
        if (!written) {
            throw new ProblemException(CommonError.CONFLICT);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
