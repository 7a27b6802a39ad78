package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in a clause which products and classes are wanted or not: by the last such word before them, and where
/// nothing comes after it, by what came before.
final class ProductWishes {
    private static final String REQUIRED = "must use ";
    private static final String FORBIDDEN = "must not use ";

    private final KnowledgeBase knowledge;
    private final BriefReader reader;
    private final Pattern wanted;
    private final Pattern unwanted;

    ProductWishes(KnowledgeBase knowledge, BriefReader reader, FeedbackRules rules) {
        this.knowledge = knowledge;
        this.reader = reader;
        this.wanted = FeedbackRules.any(rules.wanted());
        this.unwanted = FeedbackRules.any(rules.unwanted());
    }

    private record Word(int start, int end, boolean wanted) {}

    /// What is wanted or not, in the order of the clause.
    ///
    /// @param inherited whether products without any word of their own are wanted; null where nothing is known
    List<Demand> read(String clause, Boolean inherited) {
        List<Word> words = words(clause);
        if (words.isEmpty()) {
            return inherited == null ? List.of() : named(clause, clause, inherited);
        }
        List<Demand> demands = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int to = i + 1 < words.size() ? words.get(i + 1).start() : clause.length();
            List<Demand> after = named(clause.substring(word.end(), to), clause, word.wanted());
            if (after.isEmpty() && i == words.size() - 1) {
                after = named(clause.substring(from, word.start()), clause, word.wanted());
            }
            after.stream()
                    .filter(d ->
                            demands.stream().noneMatch(known -> known.label().equalsIgnoreCase(d.label())))
                    .forEach(demands::add);
            from = after.isEmpty() ? from : to;
        }
        return demands;
    }

    /// Whether the clause names a product at all.
    List<Demand> named(String clause) {
        return named(clause, clause, true);
    }

    /// What a part of the clause names, as wanted or not.
    List<Demand> named(String part, String clause, boolean required) {
        if (part.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        Brief probe = new Brief((required ? REQUIRED : FORBIDDEN) + part, "en", null);
        return reader.read(probe).facts().demands().stream()
                .map(d -> new Demand(d.label(), clause, required, required ? usual(d) : d.classes(), d.technologies()))
                .toList();
    }

    /// A product that can do several jobs is wanted for the one it is best known for.
    private Map<Axis, Set<String>> usual(Demand demand) {
        if (demand.classes().size() < 2) {
            return demand.classes();
        }
        return knowledge.technologies().stream()
                .filter(t -> demand.technologies().contains(t.id()))
                .max(Comparator.comparingDouble(Technology::priority)
                        .thenComparing(Technology::axis, Comparator.reverseOrder()))
                .filter(t -> demand.classes().containsKey(t.axis()))
                .map(t -> Map.of(t.axis(), Set.of(t.type())))
                .orElse(demand.classes());
    }

    /// Longer words win where words overlap: "do not use" is no "use".
    private List<Word> words(String clause) {
        List<Word> found = new ArrayList<>();
        collect(clause, wanted, true, found);
        collect(clause, unwanted, false, found);
        return found.stream()
                .filter(w -> found.stream()
                        .noneMatch(o -> o.start() <= w.start()
                                && o.end() >= w.end()
                                && o.end() - o.start() > w.end() - w.start()))
                .sorted(Comparator.comparingInt(Word::start))
                .toList();
    }

    private static void collect(String clause, Pattern pattern, boolean wanted, List<Word> found) {
        Matcher matcher = pattern.matcher(clause);
        while (matcher.find()) {
            found.add(new Word(matcher.start(), matcher.end(), wanted));
        }
    }
}
