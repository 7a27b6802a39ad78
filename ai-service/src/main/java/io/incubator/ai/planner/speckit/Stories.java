package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// User stories: one per module, the walking skeleton's first, then what must be there, then the rest.
record Stories(List<Story> all) {

    /// One story.
    ///
    /// @param number from 1, within this plan
    /// @param priority 1 … 3
    record Story(
            int number,
            int priority,
            Blueprint.Module module,
            List<Requirement> requirements,
            List<Endpoint> endpoints) {}

    static Stories of(Plan plan) {
        Set<String> first = plan.roadmap().tasks().stream()
                .filter(t -> t.template().equals("slice"))
                .flatMap(t -> t.builds().endpoints().stream())
                .collect(Collectors.toSet());
        List<Story> stories = new ArrayList<>();
        for (int priority = 1; priority <= 3; priority++) {
            for (Blueprint.Module module : plan.blueprint().modules()) {
                List<Endpoint> endpoints = plan.blueprint().endpoints().stream()
                        .filter(e -> e.module().equals(module.id()) && e.requirement() != null)
                        .toList();
                List<Requirement> requirements = plan.traceability().requirements().stream()
                        .filter(r -> endpoints.stream().anyMatch(e -> r.id().equals(e.requirement())))
                        .toList();
                boolean must = requirements.stream().anyMatch(Requirement::must);
                boolean skeleton = endpoints.stream().anyMatch(e -> first.contains(e.id()));
                int own = skeleton ? 1 : must ? 2 : 3;
                if (own == priority && !requirements.isEmpty()) {
                    stories.add(new Story(stories.size() + 1, priority, module, requirements, endpoints));
                }
            }
        }
        return new Stories(List.copyOf(stories));
    }
}
