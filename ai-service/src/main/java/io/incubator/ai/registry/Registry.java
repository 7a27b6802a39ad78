package io.incubator.ai.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What somebody has set up, as it was at one version: an organisation, or the operator for all of them.
///
/// @param version raised by every change
/// @param models by their names
/// @param off names of models that are there and switched off, by themselves or with their provider
/// @param routes the active plans by the routes' names
/// @param providers what is called without a model: an OpenAI-compatible provider each
record Registry(
        long version,
        Map<String, Target> models,
        Set<String> off,
        Map<String, RoutePlan> routes,
        List<Target> providers) {
    /// Whose the global registry is: the tenant that no token names, so that row-level security hides it from every
    /// organisation as it hides them from each other.
    static final UUID GLOBAL = new UUID(0, 0);

    /// Copies what it is given.
    Registry {
        models = Map.copyOf(models);
        off = Set.copyOf(off);
        routes = Map.copyOf(routes);
        providers = List.copyOf(providers);
    }

    /// Whether it has a model of this name, even one that is off.
    boolean names(String model) {
        return models.containsKey(model) || off.contains(model);
    }
}
