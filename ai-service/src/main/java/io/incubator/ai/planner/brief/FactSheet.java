package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.expression.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Collects facts; a value that is there is only replaced by a surer one of the same origin.
final class FactSheet implements Scope {
    /// Facts that hold several values.
    static final Set<String> SETS = Set.of("data.kinds", "compliance", "deployment.environment", "features");

    /// Facts a text states once; two surely different figures for them are a slip or an open
    /// question. Amounts and dates may be given for several things.
    private static final Set<String> ONCE =
            Set.of("team.size", "data.consistency", "deployment.managedServicesOk", "budget", "domainComplexity");

    /// Environments that exclude each other when a brief gives one and the text the other.
    private static final Set<String> OPPOSED = Set.of("on_premises", "public_cloud");

    private static final double SURE = 0.8;

    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, Fact> single = new TreeMap<>();
    private final Map<String, Map<String, Fact>> sets = new TreeMap<>();
    private final Map<String, Contradiction> contradictions = new HashMap<>();

    /// A statement of the context, or an earlier one of the text, that the text does not agree with.
    record Contradiction(Fact stated, Fact said) {}

    /// A copy to suppose something in.
    FactSheet copy() {
        FactSheet copy = new FactSheet();
        copy.values.putAll(values);
        copy.single.putAll(single);
        sets.forEach((key, elements) -> copy.sets.put(key, new TreeMap<>(elements)));
        copy.contradictions.putAll(contradictions);
        return copy;
    }

    void add(Fact fact) {
        if (SETS.contains(fact.key())) {
            addToSet(fact);
            return;
        }
        Fact known = single.get(fact.key());
        if (known != null && contradict(known, fact)) {
            contradictions.putIfAbsent(
                    fact.key(), better(fact, known) ? new Contradiction(fact, known) : new Contradiction(known, fact));
        }
        if (known == null || better(fact, known)) {
            single.put(fact.key(), fact);
            values.put(fact.key(), fact.value());
        }
    }

    private static boolean contradict(Fact known, Fact fact) {
        if (fact.origin() != Origin.EXTRACTED || !differ(known, fact)) {
            return false;
        }
        boolean text = known.origin() == Origin.EXTRACTED
                && ONCE.contains(fact.key())
                && known.confidence() >= SURE
                && fact.confidence() >= SURE;
        return known.origin() == Origin.EXPLICIT || text;
    }

    private void addToSet(Fact fact) {
        Map<String, Fact> elements = sets.computeIfAbsent(fact.key(), k -> new TreeMap<>());
        boolean explicit = elements.values().stream().anyMatch(f -> f.origin() == Origin.EXPLICIT);
        if (explicit && fact.origin() != Origin.EXPLICIT) {
            opposed(elements, fact);
            return;
        }
        Fact known = elements.get((String) fact.value());
        if (known == null || better(fact, known)) {
            elements.put((String) fact.value(), fact);
        }
        values.put(fact.key(), new TreeSet<>(elements.keySet()));
    }

    private void opposed(Map<String, Fact> stated, Fact fact) {
        boolean environment = "deployment.environment".equals(fact.key());
        if (environment && fact.confidence() >= SURE && OPPOSED.contains((String) fact.value())) {
            stated.values().stream()
                    .filter(known ->
                            OPPOSED.contains((String) known.value()) && !stated.containsKey((String) fact.value()))
                    .findFirst()
                    .ifPresent(known -> contradictions.putIfAbsent(fact.key(), new Contradiction(known, fact)));
        }
    }

    private static boolean better(Fact fact, Fact known) {
        return fact.origin().compareTo(known.origin()) < 0
                || (fact.origin() == known.origin() && fact.confidence() > known.confidence());
    }

    private static boolean differ(Fact stated, Fact said) {
        if (stated.value() instanceof Double a && said.value() instanceof Double b) {
            return said.confidence() >= 0.8 && Math.abs(a - b) > 0.25 * Math.max(a, b);
        }
        return said.confidence() >= 0.7 && !stated.value().equals(said.value());
    }

    boolean knows(String key) {
        return values.containsKey(key);
    }

    void put(String key, Object value) {
        values.put(key, value);
    }

    @Override
    public Object value(String name) {
        return values.get(name);
    }

    Map<String, Object> values() {
        return values;
    }

    List<Contradiction> contradictions() {
        return contradictions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// All facts by key, sets element by element.
    List<Fact> facts() {
        List<Fact> all = new ArrayList<>(single.values());
        sets.values().forEach(elements -> all.addAll(elements.values()));
        all.sort(java.util.Comparator.comparing(Fact::key));
        return all;
    }
}
