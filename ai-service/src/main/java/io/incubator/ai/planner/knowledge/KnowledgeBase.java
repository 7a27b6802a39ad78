package io.incubator.ai.planner.knowledge;

import java.util.List;
import java.util.Map;

/// All the planner knows, immutable.
///
/// @param version part of every plan: the same brief and version give the same plan
/// @param texts headings and phrases of the documents
public record KnowledgeBase(
        String version,
        Map<Axis, AxisDefinition> axes,
        List<Technology> technologies,
        List<Rule> rules,
        List<Family> families,
        List<Perspective> perspectives,
        List<Archetype> archetypes,
        Lexicon lexicon,
        List<Assumption> assumptions,
        RoadmapTemplate roadmap,
        Map<String, Text> texts) {

    private static final class Holder {
        static final KnowledgeBase BUILT_IN = new KnowledgeLoader("/knowledge/").load();
    }

    /// The knowledge shipped with the planner, loaded on first use.
    public static KnowledgeBase builtIn() {
        return Holder.BUILT_IN;
    }

    public AxisDefinition axis(Axis axis) {
        return axes.get(axis);
    }

    public Archetype archetype(String id) {
        return archetypes.stream().filter(a -> a.id().equals(id)).findFirst().orElse(archetypes.getFirst());
    }

    /// The same knowledge with another one in the place of a kind of product.
    public KnowledgeBase with(Archetype other) {
        return new KnowledgeBase(
                version,
                axes,
                technologies,
                rules,
                families,
                perspectives,
                archetypes.stream()
                        .map(archetype -> archetype.id().equals(other.id()) ? other : archetype)
                        .toList(),
                lexicon,
                assumptions,
                roadmap,
                texts);
    }

    public Family family(String id) {
        return families.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    /// A heading or phrase.
    ///
    /// @throws IllegalArgumentException if there is no such text, which a test finds before a reader does
    public String text(String key, Language language) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return text.in(language);
    }
}
