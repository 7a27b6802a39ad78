package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Diagram;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the blueprint of an option.
public final class BlueprintWriter {
    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final OptionWriter names;

    public BlueprintWriter(KnowledgeBase knowledge, Facts facts, OptionWriter names) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.names = names;
    }

    /// The parts of an option, without drawing them.
    public List<Blueprint.Component> components(Composition composition) {
        return new ComponentModel(new Design(
                        knowledge, facts, composition, names, knowledge.archetype((String) facts.value("archetype"))))
                .components();
    }

    /// Draws one option.
    ///
    /// @param id of the option
    public Blueprint write(String id, Composition composition) {
        Design design = new Design(
                knowledge, facts, composition, names, knowledge.archetype((String) facts.value("archetype")));
        ComponentModel model = new ComponentModel(design);
        Blueprint parts = new Blueprint(
                id,
                model.components(),
                model.relations(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Language language = facts.language();
        List<Blueprint.Module> modules = design.archetype().modules().stream()
                .map(m -> new Blueprint.Module(
                        m.id(),
                        m.name().in(language),
                        m.entities(),
                        m.endpoints().stream()
                                .map(e -> e.operation() + " — " + e.purpose().in(language))
                                .toList(),
                        parts.ofModule(m.id()).id()))
                .toList();
        Map<String, String> moduleNames = new LinkedHashMap<>();
        modules.forEach(m -> moduleNames.put(m.id(), m.name()));
        List<Entity> entities = new EntityModel(design, parts).entities();
        List<Endpoint> endpoints = new EndpointModel(design, parts).endpoints();
        return new Blueprint(
                id,
                model.components(),
                model.relations(),
                modules,
                entities,
                endpoints,
                names.decisions(composition),
                new Explanation(design, parts, modules).layers(),
                diagrams(design, parts, modules, entities, endpoints));
    }

    private List<Diagram> diagrams(
            Design design,
            Blueprint parts,
            List<Blueprint.Module> modules,
            List<Entity> entities,
            List<Endpoint> endpoints) {
        Map<String, String> moduleNames = new LinkedHashMap<>();
        modules.forEach(m -> moduleNames.put(m.id(), m.name()));
        Sequences sequences = new Sequences(design, parts);
        return List.of(
                diagram("architecture", ArchitectureDiagram.draw(parts.components(), parts.relations(), moduleNames)),
                diagram("deployment", new DeploymentDiagram(design).draw(parts.components(), parts.relations())),
                diagram("class", ClassDiagram.draw(modules, entities, endpoints)),
                diagram("er", ErDiagram.draw(entities)),
                diagram("sequence-request", sequences.request()),
                diagram("sequence-async", sequences.async()),
                diagram("sequence-cached-read", sequences.cache()),
                diagram(
                        "state-task",
                        StateDiagram.draw(
                                design.archetype().task().states(),
                                design.text("fails-once"),
                                design.text("fails-for-good"))));
    }

    private Diagram diagram(String name, String source) {
        return new Diagram(name, knowledge.text("diagram." + name, facts.language()), source);
    }
}
