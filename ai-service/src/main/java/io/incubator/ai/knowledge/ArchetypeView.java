package io.incubator.ai.knowledge;

import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Entity;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;

/// A kind of product with what such products consist of.
///
/// @param terms words that give it away, as patterns
/// @param entities what it keeps, by name
/// @param load how load comes: `steady`, `daily`, `spiky`, `batch` or `stream`
record ArchetypeView(
        String id,
        Text name,
        List<String> terms,
        List<Module> modules,
        List<String> entities,
        List<Need> requirements,
        List<Demand> qualities,
        String load) {

    /// A part of the product, with the operations it offers.
    record Module(String id, Text name, List<String> entities, List<String> operations) {}

    /// What it has to do; `must` if it makes no sense without.
    record Need(String id, Text text, boolean must, String module) {}

    /// How well it has to do it.
    record Demand(String id, Text scenario, String measure) {}

    static ArchetypeView of(Archetype archetype) {
        return new ArchetypeView(
                archetype.id(),
                archetype.name(),
                archetype.terms(),
                archetype.modules().stream()
                        .map(module -> new Module(
                                module.id(),
                                module.name(),
                                module.entities(),
                                module.endpoints().stream()
                                        .map(Archetype.Endpoint::operation)
                                        .toList()))
                        .toList(),
                archetype.entities().stream().map(Entity::name).toList(),
                archetype.requirements().stream()
                        .map(need -> new Need(need.id(), need.text(), need.must(), need.module()))
                        .toList(),
                archetype.qualities().stream()
                        .map(quality -> new Demand(quality.id(), quality.scenario(), quality.measure()))
                        .toList(),
                archetype.load().pattern().name().toLowerCase(java.util.Locale.ROOT));
    }
}
