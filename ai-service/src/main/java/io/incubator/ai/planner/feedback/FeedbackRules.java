package io.incubator.ai.planner.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.expression.ExpressionParser;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import io.incubator.ai.planner.knowledge.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rules remarks are read by, and what follows from them: `knowledge/feedback.yaml`.
///
/// @param complexity weights of the measure, by part
record FeedbackRules(
        List<IntentRule> intents,
        List<String> wanted,
        List<String> unwanted,
        List<String> questions,
        List<String> requests,
        List<Emphasis> emphasis,
        List<Topic> topics,
        List<Circumstance> circumstances,
        List<Capability> capabilities,
        Map<String, Double> complexity,
        Map<String, Text> texts) {

    /// @param unless words with which it does not hold
    record IntentRule(
            String id,
            Intent intent,
            double confidence,
            String evidence,
            @JsonProperty("any") List<String> patterns,
            List<String> unless) {
        IntentRule {
            unless = unless == null ? List.of() : unless;
        }
    }

    /// @param vote of the perspective the clause speaks of
    record Emphasis(
            String id,
            double vote,
            double confidence,
            String evidence,
            @JsonProperty("any") List<String> patterns) {}

    record Topic(Voice voice, @JsonProperty("any") List<String> patterns) {}

    record Circumstance(
            String id,
            String key,
            String value,
            double confidence,
            String evidence,
            @JsonProperty("any") List<String> patterns) {}

    /// @param when circumstances, as an expression over facts; null for always
    /// @param same whether nothing but the very class will do
    record Capability(
            String id, Axis axis, String when, Set<String> in, Set<String> not, boolean same, String evidence) {
        boolean has(String type) {
            return (in == null || in.contains(type)) && (not == null || !not.contains(type));
        }

        Expression condition() {
            return when == null ? null : ExpressionParser.parse(when, name -> true);
        }
    }

    private static final class Loaded {
        private static final FeedbackRules RULES = load();
    }

    /// The rules shipped with the planner, read once.
    static FeedbackRules builtIn() {
        return Loaded.RULES;
    }

    private static FeedbackRules load() {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = FeedbackRules.class.getResourceAsStream("/knowledge/feedback.yaml")) {
            return yaml.readValue(in, FeedbackRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read feedback.yaml", e);
        }
    }

    /// One pattern that matches whatever any of the given does; a literal never matching where there are none.
    static Pattern any(List<String> patterns) {
        String joined = patterns.isEmpty()
                ? "(?!)"
                : patterns.stream().map(p -> "(?:" + p + ")").collect(Collectors.joining("|"));
        return Pattern.compile(joined, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// A text in a language, its places filled with values as they are.
    String text(String key, Language language, Object... values) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        Object[] plain = java.util.Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(text.in(language), Locale.ROOT).format(plain);
    }
}
