package io.incubator.ai.registry;

import java.util.List;

/// What the operator has set up for every organisation, each list by name.
record GlobalRegistry(List<Provider> providers, List<Model> models, List<Route> routes) {
    GlobalRegistry {
        providers = List.copyOf(providers);
        models = List.copyOf(models);
        routes = List.copyOf(routes);
    }
}
