package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How circumstances are said in Chinese and English.
public record Lexicon(
        List<Measure> measures, List<Term> terms, List<Cue> cues, List<Pattern> negations, List<ClassTerm> classes) {

    /// A figure in the text. `{num}` in a pattern stands for a number with magnitude in either language; a group
    /// named `u` holds the unit.
    ///
    /// @param key fact it gives a value to
    /// @param units factor per unit; the value is multiplied by it
    /// @param max largest believable value
    /// @param levels words of an ordinal scale instead of the figure itself, lowest first; empty for figures
    public record Measure(
            String key,
            double confidence,
            List<Pattern> patterns,
            Map<String, Double> units,
            double max,
            List<Level> levels) {
        public Measure {
            patterns = List.copyOf(patterns);
            units = units == null ? Map.of() : units;
            levels = levels == null ? List.of() : List.copyOf(levels);
        }
    }

    /// The word for figures below a bound.
    public record Level(double below, String value) {}

    /// Words that imply a value.
    ///
    /// @param key fact; for set-valued facts the value is added to the set
    /// @param patterns of the words
    public record Term(
            String key,
            Object value,
            double confidence,
            @JsonProperty("any") List<Pattern> patterns) {
        public Term {
            patterns = List.copyOf(patterns);
        }
    }

    /// Words that say in which role the products named after them are meant.
    ///
    /// @param level skill level for role `skill`
    public record Cue(Role role, double level, List<Pattern> any) {
        public Cue {
            any = List.copyOf(any);
        }
    }

    /// Words for classes rather than products.
    public record ClassTerm(Axis axis, List<String> classes, List<Pattern> any) {
        public ClassTerm {
            classes = List.copyOf(classes);
            any = List.copyOf(any);
        }
    }

    /// In which role a product is mentioned.
    public enum Role {
        FORBID,
        REQUIRE,
        EXISTING,
        SKILL,
        NEUTRAL
    }
}
