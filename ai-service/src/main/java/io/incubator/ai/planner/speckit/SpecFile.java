package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.requirement.Requirement;
import io.incubator.ai.planner.speckit.Stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `spec.md`: what is wanted and why, without how.
record SpecFile(Words words, Plan plan, Stories stories) {

    String write() {
        Markdown out = new Markdown();
        out.heading(
                1, "Feature Specification: " + plan.understanding().archetype().name());
        out.labelled("Status:", "Draft").labelled("Input:", "User description: \"" + plan.excerpt() + "\"");
        out.heading(2, "User Scenarios & Testing");
        stories.all().forEach(story -> story(out, story));
        out.heading(3, "Edge Cases")
                .list(List.of(words.get("spec.edge.twice"), words.get("spec.edge.away"), words.get("spec.edge.late")));
        out.heading(2, "Requirements").heading(3, "Functional Requirements").list(functional());
        out.heading(3, "Key Entities").list(entities());
        out.heading(2, "Success Criteria").heading(3, "Measurable Outcomes").list(outcomes());
        out.heading(2, "Assumptions")
                .list(plan.understanding().values().stream()
                        .filter(v -> v.origin().equals("assumed"))
                        .map(v -> v.label() + ": " + words.value(v.value()))
                        .toList());
        return out.text();
    }

    private void story(Markdown out, Story story) {
        out.heading(
                3,
                "User Story %d - %s (Priority: P%d)"
                        .formatted(story.number(), story.module().name(), story.priority()));
        out.list(story.requirements().stream().map(Requirement::text).toList());
        out.labelled("Why this priority:", words.get("spec.why." + story.priority()));
        out.labelled("Independent Test:", words.get("spec.test", story.module().name()));
        out.labelled("Acceptance Scenarios:", "");
        List<String> scenarios = new ArrayList<>();
        for (Endpoint endpoint : story.endpoints()) {
            scenarios.add(words.get(
                    "spec.scenario",
                    words.get(endpoint.open() ? "spec.anyone" : "spec.caller"),
                    endpoint.operation(),
                    endpoint.purpose(),
                    words.get("spec.then." + endpoint.shape().name().toLowerCase(Locale.ROOT))));
        }
        out.list(scenarios);
    }

    private List<String> functional() {
        List<String> lines = new ArrayList<>();
        for (Requirement requirement : plan.traceability().requirements()) {
            if (requirement.kind() != Requirement.Kind.QUALITY && requirement.kind() != Requirement.Kind.DELIVERY) {
                lines.add(String.format(
                        Locale.ROOT,
                        "FR-%03d: %s (%s, %s)",
                        lines.size() + 1,
                        requirement.text(),
                        requirement.must() ? "MUST" : "SHOULD",
                        requirement.id()));
            }
        }
        return lines;
    }

    private List<String> outcomes() {
        List<String> lines = new ArrayList<>();
        for (Requirement requirement : plan.traceability().requirements()) {
            if (requirement.measure() != null) {
                lines.add(String.format(
                        Locale.ROOT,
                        "SC-%03d: %s — %s (%s)",
                        lines.size() + 1,
                        requirement.text(),
                        requirement.measure(),
                        requirement.id()));
            }
        }
        return lines;
    }

    private List<String> entities() {
        return plan.blueprint().entities().stream()
                .filter(Entity::domain)
                .map(e -> e.id()
                        + ": "
                        + String.join(
                                ", ",
                                e.fields().stream().map(Entity.Field::name).toList()))
                .toList();
    }
}
