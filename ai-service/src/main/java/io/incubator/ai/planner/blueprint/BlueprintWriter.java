package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Diagram;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionWriter;
import java.util.ArrayList;
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

    /// Draws one option.
    ///
    /// @param id of the option
    public Blueprint write(String id, Composition composition) {
        Design design = new Design(
                knowledge, facts, composition, names, knowledge.archetype((String) facts.value("archetype")));
        ComponentModel model = new ComponentModel(design);
        Blueprint parts = new Blueprint(id, model.components(), model.relations(), List.of(), List.of());
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
        Sequences sequences = new Sequences(design, parts);
        List<Diagram> diagrams = new ArrayList<>();
        diagrams.add(
                diagram("architecture", ArchitectureDiagram.draw(model.components(), model.relations(), moduleNames)));
        diagrams.add(diagram("deployment", new DeploymentDiagram(design).draw(model.components(), model.relations())));
        diagrams.add(diagram("sequence-request", sequences.request()));
        diagrams.add(diagram("sequence-async", sequences.async()));
        if (model.components().stream().anyMatch(c -> c.id().equals("cache"))) {
            diagrams.add(diagram("sequence-cached-read", sequences.cache()));
        }
        return new Blueprint(id, model.components(), model.relations(), modules, diagrams);
    }

    private Diagram diagram(String name, String source) {
        return new Diagram(name, knowledge.text("diagram." + name, facts.language()), source);
    }
}
