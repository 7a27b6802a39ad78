package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises the kind of product by its telling words.
final class ArchetypeFinder {
    private static final double REPEAT = 0.15;
    private static final double NO_SIGN = 0.2;
    private static final double SIGNS = 3;

    /// @param confidence 0 … 1
    record Match(Archetype archetype, double confidence) {}

    private final Map<Archetype, List<Needle>> terms = new LinkedHashMap<>();
    private final Archetype fallback;

    ArchetypeFinder(KnowledgeBase knowledge) {
        knowledge
                .archetypes()
                .forEach(a -> terms.put(
                        a, a.terms().stream().map(ArchetypeFinder::needle).toList()));
        fallback = knowledge.archetypes().getFirst();
    }

    private static Needle needle(String term) {
        boolean latin = term.codePoints().noneMatch(Character::isIdeographic);
        return Needle.of(
                Pattern.compile(
                        latin ? "(?<![A-Za-z])(?:" + term + ")s?(?![A-Za-z])" : term,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                term);
    }

    /// Each different word counts once, its repetitions a little; a word in the first sentence counts
    /// double, because that is where people say what it is.
    Match find(String text, Scope facts) {
        Archetype best = fallback;
        double bestScore = 0;
        String lower = text.toLowerCase(Locale.ROOT);
        double total = 0;
        for (Map.Entry<Archetype, List<Needle>> entry : terms.entrySet()) {
            double score = 0;
            for (Needle needle : entry.getValue()) {
                Matcher matcher = needle.in(text, lower);
                score += matcher == null ? 0 : score(matcher);
            }
            if (entry.getKey().signs() != null && entry.getKey().signs().isTrue(facts)) {
                score += SIGNS;
            }
            total += score;
            if (score > bestScore) {
                best = entry.getKey();
                bestScore = score;
            }
        }
        return bestScore == 0 ? new Match(fallback, NO_SIGN) : new Match(best, bestScore / (total + 1));
    }

    private static double score(Matcher matcher) {
        if (!matcher.find()) {
            return 0;
        }
        double score = matcher.start() < 80 ? 2 : 1;
        int repetitions = 0;
        while (repetitions < 4 && matcher.find()) {
            repetitions++;
        }
        return score + REPEAT * repetitions;
    }
}
