package io.incubator.ai.planner.requirement;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.blueprint.Names;
import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Origin;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Quality;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionScope;
import io.incubator.ai.planner.requirement.Requirement.Links;
import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Collects what is required: by the kind of product, by the brief, and by good practice.
public final class RequirementWriter {
    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Language language;
    private final OptionScope scope;
    private final Archetype archetype;
    private final Blueprint blueprint;
    private final Roadmap roadmap;

    public RequirementWriter(
            KnowledgeBase knowledge, Facts facts, Composition composition, Blueprint blueprint, Roadmap roadmap) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.language = facts.language();
        this.scope = new OptionScope(knowledge, facts, composition);
        this.archetype = knowledge.archetype((String) facts.value("archetype"));
        this.blueprint = blueprint;
        this.roadmap = roadmap;
    }

    /// All requirements with their links.
    public List<Requirement> write() {
        List<Requirement> requirements = new ArrayList<>();
        archetype.requirements().forEach(r -> requirements.add(function(r)));
        qualities(requirements);
        knowledge.roadmap().requirements().stream()
                .filter(n -> n.when() == null || n.when().isTrue(scope))
                .forEach(n -> requirements.add(need(n)));
        constraints(requirements);
        return requirements;
    }

    private Requirement function(io.incubator.ai.planner.knowledge.Requirement known) {
        List<Endpoint> endpoints = blueprint.endpoints().stream()
                .filter(e -> known.id().equals(e.requirement()))
                .toList();
        Set<String> entities = new LinkedHashSet<>();
        endpoints.forEach(e -> entities.add(e.entity()));
        blueprint.entities().stream()
                .filter(e -> e.module().equals(known.module()) && e.role() != Entity.Role.TECHNICAL)
                .forEach(e -> entities.add(e.id()));
        List<String> ids = endpoints.stream().map(Endpoint::id).toList();
        Component home = blueprint.ofModule(known.module());
        Set<String> components = new LinkedHashSet<>(List.of(home.id()));
        blueprint.relations().stream()
                .filter(r -> r.from().equals(home.id()) && r.to().startsWith("db"))
                .forEach(r -> components.add(r.to()));
        return new Requirement(
                known.id(),
                Requirement.Kind.FUNCTION,
                known.text().in(language),
                known.must(),
                "product",
                null,
                new Links(
                        List.copyOf(components),
                        List.copyOf(entities),
                        ids,
                        roadmap.tasks().stream()
                                .filter(t -> t.builds().endpoints().stream().anyMatch(ids::contains))
                                .map(Roadmap.Task::id)
                                .toList()));
    }

    private void qualities(List<Requirement> requirements) {
        Set<String> taken = new LinkedHashSet<>();
        for (Quality quality : archetype.qualities()) {
            RoadmapTemplate.Carrier carrier = knowledge.roadmap().qualities().get(quality.id());
            String id = "quality-" + quality.id();
            for (int n = 2; !taken.add(id); n++) {
                id = "quality-" + quality.id() + "-" + n;
            }
            requirements.add(new Requirement(
                    id,
                    Requirement.Kind.QUALITY,
                    quality.scenario().in(language),
                    true,
                    "product",
                    quality.measure(),
                    new Links(components(carrier.components()), List.of(), List.of(), tasks(carrier.tasks()))));
        }
    }

    private Requirement need(RoadmapTemplate.Need need) {
        Set<String> entities = new LinkedHashSet<>(need.entities());
        entities.retainAll(blueprint.entities().stream().map(Entity::id).toList());
        return new Requirement(
                need.id(),
                Requirement.Kind.valueOf(need.kind().toUpperCase(Locale.ROOT)),
                filled(need.text().in(language)),
                need.must(),
                origin(need),
                need.measure() == null ? null : filled(need.measure().in(language)),
                new Links(
                        components(need.components()),
                        List.copyOf(entities),
                        blueprint.endpoints().stream()
                                .filter(e -> entities.contains(e.entity()))
                                .map(Endpoint::id)
                                .toList(),
                        tasks(need.tasks())));
    }

    /// A feature the brief speaks of is its own; everything else of this list every team needs.
    private String origin(RoadmapTemplate.Need need) {
        boolean said = facts.facts().stream()
                .anyMatch(f -> f.origin() != Origin.ASSUMED
                        && f.key().equals("features")
                        && need.id().equals("feature-" + Names.kebab(f.value().toString())));
        return said ? "brief" : need.kind().equals("feature") ? "product" : "practice";
    }

    /// What the brief insists on or rules out. The label is the brief's own text: only its letters make
    /// the id.
    private void constraints(List<Requirement> requirements) {
        Set<String> taken = new LinkedHashSet<>();
        for (Demand demand : facts.demands()) {
            String start = demand.required() ? "must-use-" : "must-not-use-";
            String id = start + demand.label().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            if (!taken.add(id)) {
                continue;
            }
            List<String> carriers = blueprint.components().stream()
                    .filter(c -> demand.required()
                            && c.technology()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(demand.label().toLowerCase(Locale.ROOT)))
                    .map(Component::id)
                    .toList();
            requirements.add(new Requirement(
                    id,
                    Requirement.Kind.CONSTRAINT,
                    String.format(
                            Locale.ROOT,
                            knowledge.text(
                                    demand.required() ? "constraint.required" : "constraint.forbidden", language),
                            demand.label()),
                    true,
                    "brief",
                    null,
                    new Links(
                            carriers.isEmpty() ? components(List.of("kind:UNIT")) : carriers,
                            List.of(),
                            List.of(),
                            tasks(List.of("pipeline")))));
        }
    }

    private List<String> components(List<String> selectors) {
        Set<String> found = new LinkedHashSet<>();
        for (String selector : selectors) {
            blueprint.components().stream()
                    .filter(c -> selector.startsWith("kind:")
                            ? c.kind() == Kind.valueOf(selector.substring(5))
                            : c.id().equals(selector))
                    .forEach(c -> found.add(c.id()));
        }
        return List.copyOf(found);
    }

    private List<String> tasks(List<String> templates) {
        return roadmap.tasks().stream()
                .filter(t -> templates.contains(t.template()))
                .map(Roadmap.Task::id)
                .toList();
    }

    private String filled(String template) {
        return Values.fill(
                template, name -> name.equals("task") ? archetype.task().name().in(language) : scope.readable(name));
    }
}
