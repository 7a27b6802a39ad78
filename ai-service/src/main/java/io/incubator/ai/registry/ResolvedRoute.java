package io.incubator.ai.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A plan, with the models its names stand for where it was made.
///
/// @param models the model of a name; null where there is none to call
public record ResolvedRoute(RoutePlan plan, Function<String, Target> models) {

    /// The targets in the order they are tried.
    ///
    /// @param draw chooses among the weights, from 0 to 1
    public List<Target> order(double draw) {
        Map<String, Target> chosen = new LinkedHashMap<>();
        List<RoutePlan.Target> live = plan.targets().stream()
                .filter(target -> models.apply(target.model()) != null)
                .toList();
        double left = draw * live.stream().mapToInt(RoutePlan.Target::weight).sum();
        for (RoutePlan.Target target : live) {
            left -= target.weight();
            if (left < 0) {
                add(target.model(), chosen);
                break;
            }
        }
        plan.fallbacks().forEach(name -> add(name, chosen));
        return new ArrayList<>(chosen.values());
    }

    /// Every target there is.
    public List<Target> targets() {
        return plan.names().stream().map(models).filter(Objects::nonNull).toList();
    }

    private void add(String name, Map<String, Target> chosen) {
        Target target = models.apply(name);
        if (target != null) {
            chosen.putIfAbsent(name, target);
        }
    }
}
