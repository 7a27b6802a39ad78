package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out what is meant by a name: a class of the axis by id or name, or a product of it by id,
/// name or alias.
final class AlternativeReader {
    private static final String REGEX = "re:";

    private final KnowledgeBase knowledge;
    private final Axis axis;

    AlternativeReader(KnowledgeBase knowledge, Axis axis) {
        this.knowledge = knowledge;
        this.axis = axis;
    }

    /// Reads all names.
    ///
    /// @throws UnknownAlternativeException at the first that is not known on the axis, or there twice
    List<Alternative> read(List<String> names) {
        List<Alternative> alternatives = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Alternative alternative = find(name);
            if (alternative == null) {
                throw new UnknownAlternativeException(
                        i, name, classes(), "no class or product of " + axis.id() + " is called " + name);
            }
            String id = alternative.technology() == null
                    ? alternative.type()
                    : alternative.technology().id();
            if (!seen.add(id)) {
                throw new UnknownAlternativeException(
                        i, name, List.of(), name + " is what another name stands for too");
            }
            alternatives.add(alternative);
        }
        return alternatives;
    }

    private List<String> classes() {
        return knowledge.axis(axis).classes().stream()
                .map(AxisDefinition.AxisClass::id)
                .toList();
    }

    private Alternative find(String name) {
        String plain = plain(name);
        for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
            if (plain(type.id()).equals(plain)
                    || plain(type.name().en()).equals(plain)
                    || plain(type.name().zh()).equals(plain)) {
                return new Alternative(name, type.id(), null);
            }
        }
        return knowledge.technologies().stream()
                .filter(technology -> technology.axis() == axis && isCalled(technology, plain))
                .findFirst()
                .map(technology -> new Alternative(name, technology.type(), technology))
                .orElse(null);
    }

    private static boolean isCalled(Technology technology, String plain) {
        return plain(technology.id()).equals(plain)
                || plain(technology.name()).equals(plain)
                || (technology.zh() != null && plain(technology.zh()).equals(plain))
                || technology.aliases().stream().anyMatch(alias -> matches(alias, plain));
    }

    private static boolean matches(String alias, String plain) {
        return alias.startsWith(REGEX)
                ? Pattern.compile(alias.substring(REGEX.length()), Pattern.CASE_INSENSITIVE)
                        .matcher(plain)
                        .matches()
                : plain(alias).equals(plain);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
