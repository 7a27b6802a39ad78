package io.incubator.ai.registry;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Sets routes up: a version never changes, which one is active does.
@ApplicationScoped
class RouteService {
    private final RouteRepository routes;
    private final ModelRepository models;
    private final Catalogue catalogue;
    private final Precondition precondition;
    private final CurrentIdentity identity;

    RouteService(
            RouteRepository routes,
            ModelRepository models,
            Catalogue catalogue,
            Precondition precondition,
            CurrentIdentity identity) {
        this.routes = routes;
        this.models = models;
        this.catalogue = catalogue;
        this.precondition = precondition;
        this.identity = identity;
    }

    @ReadOnly
    Page<Route> list(Optional<Cursor> cursor, int limit) {
        String after = cursor.map(c -> c.text(0)).orElse("");
        return Page.of(
                routes.list(identity.organisation(), after, limit + 1),
                limit,
                last -> Cursor.of(last.name()),
                Function.identity());
    }

    @ReadOnly
    Page<RouteVersion> versions(UUID id, Optional<Cursor> cursor, int limit) {
        find(id);
        int before = cursor.map(c -> (int) c.number(0)).orElse(Integer.MAX_VALUE);
        return Page.of(
                routes.versions(identity.organisation(), id, before, limit + 1),
                limit,
                last -> Cursor.of(last.number()),
                Function.identity());
    }

    @ReadOnly
    Route get(UUID id) {
        return find(id);
    }

    @Transactional
    Route create(NewRoute route) {
        check(route.plan());
        UUID id = Ids.next();
        if (!routes.insert(identity.organisation(), id, route.name())) {
            throw new ProblemException(RegistryError.NAME_TAKEN, route.name());
        }
        routes.insertVersion(identity.organisation(), id, 1, route.plan(), identity.subject());
        return find(id);
    }

    /// Adds a version, which no call follows before it is made active.
    @Transactional
    RouteVersion addVersion(UUID id, RoutePlan plan) {
        UUID organisation = identity.organisation();
        find(id);
        check(plan);
        routes.lock(organisation, id);
        int number = routes.newestVersion(organisation, id) + 1;
        routes.insertVersion(organisation, id, number, plan, identity.subject());
        return routes.versions(organisation, id, number + 1, 1).getFirst();
    }

    @Transactional
    Route activate(UUID id, int number) {
        Route route = find(id);
        precondition.check(route);
        if (number > routes.newestVersion(identity.organisation(), id)) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("number", "unknown", "is not a version of this route");
        }
        if (!routes.activate(identity.organisation(), route, number)) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        return find(id);
    }

    @Transactional
    void delete(UUID id) {
        precondition.check(find(id));
        routes.delete(identity.organisation(), id);
    }

    private Route find(UUID id) {
        return routes.find(identity.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    /// Models of the organisation's own, or global ones. Those are in another tenant's rows, so that they are looked up
    /// outside of this transaction.
    private void check(RoutePlan plan) {
        UUID organisation = identity.organisation();
        Set<String> missing = models.missing(organisation, plan.names());
        if (!missing.isEmpty()) {
            missing.removeAll(QuarkusTransaction.suspendingExisting()
                    .call(() -> catalogue.fresh(organisation).globalModels()));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("plan", "unknown", "names what is no model here: " + String.join(", ", missing));
        }
    }
}
