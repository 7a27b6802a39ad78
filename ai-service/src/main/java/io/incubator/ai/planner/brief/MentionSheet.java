package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Lexicon.Role;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sorts what is named in a brief by the role it is named in.
final class MentionSheet {
    private static final double EXISTING_SKILL = 3;

    private final KnowledgeBase knowledge;
    private final Map<String, Double> skills = new TreeMap<>();
    private final Map<String, Double> technologySkills = new TreeMap<>();
    private final Map<Axis, Set<String>> existingClasses = new EnumMap<>(Axis.class);
    private final Map<Axis, Set<String>> mentionedClasses = new EnumMap<>(Axis.class);
    private final Set<String> existing = new TreeSet<>();
    private final Set<String> mentioned = new TreeSet<>();
    private final Map<String, Demand> demands = new LinkedHashMap<>();
    private final Set<String> languages = new TreeSet<>();

    MentionSheet(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    void add(List<ProductReader.Mention> mentions) {
        mentions.forEach(this::add);
    }

    /// Mentions of the text; a skill stated in the context is not overruled by the text.
    void addText(List<ProductReader.Mention> mentions) {
        Set<String> stated = Set.copyOf(skills.keySet());
        for (ProductReader.Mention mention : mentions) {
            if (mention.role() == Role.SKILL) {
                learn(mention, stated);
            } else {
                add(mention);
            }
        }
    }

    private void add(ProductReader.Mention mention) {
        switch (mention.role()) {
            case FORBID -> demand(mention, false);
            case REQUIRE -> {
                demand(mention, true);
                mentioned.addAll(mention.technologies());
            }
            case EXISTING -> {
                existing.addAll(mention.technologies());
                if (!mention.technologies().isEmpty()) {
                    merge(existingClasses, mention.classes());
                }
            }
            case SKILL -> learn(mention, Set.of());
            case NEUTRAL -> {
                mentioned.addAll(mention.technologies());
                merge(mentionedClasses, mention.classes());
            }
        }
    }

    private void learn(ProductReader.Mention mention, Set<String> stated) {
        mention.technologies().forEach(id -> technologySkills.merge(id, mention.level(), Math::max));
        mention.classes()
                .forEach((axis, types) -> types.forEach(type -> {
                    if (!stated.contains(axis.id() + ":" + type)) {
                        skill(axis, type, mention.level());
                    }
                }));
    }

    /// A skill as named in the context: a class such as `java`, or a product.
    void skill(String name, double level) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        String id = plain.replace(' ', '_');
        for (Axis axis : Axis.values()) {
            if (knowledge.axis(axis).classes().stream().anyMatch(c -> c.id().equals(id))) {
                skill(axis, id, level);
            }
        }
        for (Technology technology : knowledge.technologies()) {
            if (technology.name().toLowerCase(Locale.ROOT).equals(plain)
                    || technology.aliases().contains(plain)
                    || technology.id().equals(plain.replace(' ', '-'))) {
                skill(technology.axis(), technology.type(), level);
                technologySkills.merge(technology.id(), level, Math::max);
            }
        }
    }

    private void skill(Axis axis, String type, double level) {
        skills.merge(axis.id() + ":" + type, level, Math::max);
        if (axis == Axis.LANGUAGE_FRAMEWORK && level > 0) {
            languages.add(type);
        }
    }

    /// A ban on one product leaves its class open as long as another product of the class is known.
    private void demand(ProductReader.Mention mention, boolean required) {
        Map<Axis, Set<String>> classes = new EnumMap<>(Axis.class);
        mention.classes()
                .forEach((axis, types) -> types.stream()
                        .filter(type -> required || mention.technologies().isEmpty() || !hasOther(axis, type, mention))
                        .forEach(type -> classes.computeIfAbsent(axis, k -> new TreeSet<>())
                                .add(type)));
        demands.putIfAbsent(
                mention.label().toLowerCase(Locale.ROOT) + required,
                new Demand(mention.label(), mention.sentence(), required, classes, mention.technologies()));
    }

    private boolean hasOther(Axis axis, String type, ProductReader.Mention mention) {
        return knowledge.technologies().stream()
                .anyMatch(t -> t.axis() == axis
                        && t.type().equals(type)
                        && !mention.technologies().contains(t.id()));
    }

    private static void merge(Map<Axis, Set<String>> into, Map<Axis, Set<String>> classes) {
        classes.forEach((axis, types) ->
                into.computeIfAbsent(axis, k -> new TreeSet<>()).addAll(types));
    }

    /// What runs already is known at least a little, and counts for `existing.…` and `mentioned.…`.
    void into(FactSheet sheet) {
        existingClasses.forEach((axis, types) -> {
            sheet.put("existing." + axis.id(), types);
            types.forEach(type -> {
                if (!skills.containsKey(axis.id() + ":" + type)) {
                    skill(axis, type, EXISTING_SKILL);
                }
            });
        });
        mentionedClasses.forEach((axis, types) -> sheet.put("mentioned." + axis.id(), types));
        sheet.put("team.languageSkills", (double) languages.size());
    }

    Map<String, Double> skills() {
        return skills;
    }

    Map<String, Double> technologySkills() {
        return technologySkills;
    }

    Set<String> existing() {
        return existing;
    }

    Set<String> mentioned() {
        return mentioned;
    }

    List<Demand> demands() {
        return new ArrayList<>(demands.values());
    }
}
