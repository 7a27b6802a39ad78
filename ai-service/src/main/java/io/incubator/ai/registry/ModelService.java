package io.incubator.ai.registry;

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

/// Sets models up.
@ApplicationScoped
class ModelService {
    private final ModelRepository models;
    private final ProviderRepository providers;
    private final Precondition precondition;
    private final CurrentIdentity identity;

    ModelService(
            ModelRepository models, ProviderRepository providers, Precondition precondition, CurrentIdentity identity) {
        this.models = models;
        this.providers = providers;
        this.precondition = precondition;
        this.identity = identity;
    }

    @ReadOnly
    Page<Model> list(Optional<Cursor> cursor, int limit) {
        String after = cursor.map(c -> c.text(0)).orElse("");
        return Page.of(
                models.list(identity.organisation(), after, limit + 1),
                limit,
                last -> Cursor.of(last.name()),
                Function.identity());
    }

    @ReadOnly
    Model get(UUID id) {
        return find(id);
    }

    @Transactional
    Model create(ModelSettings settings) {
        checkProvider(settings);
        UUID id = Ids.next();
        if (!models.insert(identity.organisation(), id, settings)) {
            throw new ProblemException(RegistryError.NAME_TAKEN, settings.name());
        }
        return find(id);
    }

    @Transactional
    Model replace(UUID id, ModelSettings settings) {
        Model model = find(id);
        precondition.check(model);
        if (!model.name().equals(settings.name())) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("name", "fixed", "cannot change: routes and callers use it");
        }
        checkProvider(settings);
        if (!models.update(identity.organisation(), model, settings)) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        return find(id);
    }

    @Transactional
    void delete(UUID id) {
        Model model = find(id);
        precondition.check(model);
        if (models.isRouted(identity.organisation(), model.name())) {
            throw new ProblemException(RegistryError.MODEL_IN_USE, model.name());
        }
        models.delete(identity.organisation(), id);
    }

    private Model find(UUID id) {
        return models.find(identity.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private void checkProvider(ModelSettings settings) {
        if (providers.find(identity.organisation(), settings.providerId()).isEmpty()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("providerId", "unknown", "is not a provider of this organisation");
        }
    }
}
