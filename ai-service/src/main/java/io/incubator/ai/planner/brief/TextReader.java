package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.knowledge.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds figures and telling words in a text.
final class TextReader {
    private static final int NEGATION_REACH = 18;

    private final Lexicon lexicon;
    private final List<Sought<Lexicon.Measure>> measures;
    private final List<Sought<Lexicon.Term>> terms;

    private record Sought<T>(T what, List<Needle> needles) {}

    TextReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.measures = lexicon.measures().stream()
                .map(measure -> new Sought<>(measure, needles(measure.patterns())))
                .toList();
        this.terms = lexicon.terms().stream()
                .map(term -> new Sought<>(term, needles(term.patterns())))
                .toList();
    }

    private static List<Needle> needles(List<Pattern> patterns) {
        return patterns.stream().map(Needle::of).toList();
    }

    /// @param origin of what is found; statements in the context are as good as explicit values
    void read(String text, Origin origin, Consumer<Fact> found) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Sought<Lexicon.Measure> sought : measures) {
            Lexicon.Measure measure = sought.what();
            for (Needle needle : sought.needles()) {
                Matcher matcher = needle.in(text, lower);
                while (matcher != null && matcher.find()) {
                    Object value = value(measure, matcher);
                    if (value != null) {
                        found.accept(fact(measure.key(), value, measure.confidence(), origin, text, matcher));
                    }
                }
            }
        }
        for (Sought<Lexicon.Term> sought : terms) {
            Lexicon.Term term = sought.what();
            for (Needle needle : sought.needles()) {
                Matcher matcher = needle.in(text, lower);
                while (matcher != null && matcher.find()) {
                    if (!negated(text, matcher.start())) {
                        found.accept(fact(term.key(), term.value(), term.confidence(), origin, text, matcher));
                        break;
                    }
                }
            }
        }
    }

    private static Object value(Lexicon.Measure measure, Matcher matcher) {
        double value = NumberReader.read(matcher.group("n"));
        if (!measure.units().isEmpty()) {
            Double factor = measure.units().get(matcher.group("u").toLowerCase(Locale.ROOT));
            if (factor == null) {
                return null;
            }
            value *= factor;
        }
        if (!measure.levels().isEmpty()) {
            double figure = value;
            return measure.levels().stream()
                    .filter(level -> figure < level.below() && figure > 0)
                    .findFirst()
                    .map(Lexicon.Level::value)
                    .orElse(null);
        }
        double plain = value >= 10 ? Math.rint(value) : value;
        return plain > 0 && plain <= measure.max() ? Double.valueOf(plain) : null;
    }

    private static Fact fact(String key, Object value, double confidence, Origin origin, String text, Matcher matcher) {
        Fact.Span span = origin == Origin.EXTRACTED
                ? new Fact.Span(matcher.start(), matcher.end(), text.substring(matcher.start(), matcher.end()))
                : null;
        return new Fact(key, value, origin, origin == Origin.EXPLICIT ? 1 : confidence, span);
    }

    private boolean negated(String text, int start) {
        String before = text.substring(Math.max(0, start - NEGATION_REACH), start);
        int clause = 0;
        for (int i = before.length() - 1; i >= 0 && clause == 0; i--) {
            if (",.;:，。；：、\n".indexOf(before.charAt(i)) >= 0) {
                clause = i + 1;
            }
        }
        String reach = before.substring(clause);
        return lexicon.negations().stream()
                .anyMatch(negation -> negation.matcher(reach).find());
    }
}
