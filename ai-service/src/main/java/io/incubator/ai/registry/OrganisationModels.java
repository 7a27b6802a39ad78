package io.incubator.ai.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an organisation can call, as it was at one version of its registry.
///
/// @param version the registry's version
/// @param models by their names
/// @param routes the active plans by the routes' names
/// @param providers what is called without a model: an OpenAI-compatible provider each
public record OrganisationModels(
        long version, Map<String, Target> models, Map<String, RoutePlan> routes, List<Target> providers) {
    /// Copies what it is given.
    public OrganisationModels {
        models = Map.copyOf(models);
        routes = Map.copyOf(routes);
        providers = List.copyOf(providers);
    }

    /// Whether nothing was set up.
    public boolean isEmpty() {
        return models.isEmpty();
    }

    /// Where calls of this name go; a route comes before a model of the same name.
    public Optional<RoutePlan> plan(String name) {
        RoutePlan route = routes.get(name);
        return route != null
                ? Optional.of(route)
                : Optional.ofNullable(models.get(name)).map(model -> RoutePlan.of(model.name()));
    }

    /// The targets of a plan in the order they are tried.
    ///
    /// @param draw chooses among the weights, from 0 to 1
    public List<Target> order(RoutePlan plan, double draw) {
        Map<String, Target> ordered = new TreeMap<>();
        List<Target> chosen = new ArrayList<>();
        List<RoutePlan.Target> live = plan.targets().stream()
                .filter(target -> models.containsKey(target.model()))
                .toList();
        double left = draw * live.stream().mapToInt(RoutePlan.Target::weight).sum();
        for (RoutePlan.Target target : live) {
            left -= target.weight();
            if (left < 0) {
                add(target.model(), ordered, chosen);
                break;
            }
        }
        plan.fallbacks().forEach(name -> add(name, ordered, chosen));
        return chosen;
    }

    /// Every name that can be called.
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(models.keySet());
        names.addAll(routes.keySet());
        return names;
    }

    private void add(String name, Map<String, Target> seen, List<Target> chosen) {
        Target target = models.get(name);
        if (target != null && seen.put(name, target) == null) {
            chosen.add(target);
        }
    }
}
