package io.incubator.ai.planner.brief;

import java.util.List;

/// What was understood of a brief, as part of a plan.
///
/// @param values all that is known or assumed, by key
/// @param contradictions where stated values and the text disagree; the stated one was used
/// @param demands products or classes insisted on or ruled out
/// @param questions the most important first
public record Understanding(
        Kind archetype, List<Value> values, List<String> contradictions, List<Wish> demands, List<Question> questions) {

    /// The kind of product.
    ///
    /// @param confidence 0 … 1 that this kind of product was recognised rightly
    public record Kind(String id, String name, double confidence) {}

    /// One value and where it comes from.
    ///
    /// @param origin `explicit`, `extracted`, `model` or `assumed`
    /// @param label in the language of the plan
    public record Value(String key, String label, Object value, String origin, double confidence, Fact.Span span) {}

    /// A product insisted on or ruled out.
    ///
    /// @param required otherwise ruled out
    public record Wish(String label, boolean required, String quote) {}

    /// Something worth asking back.
    ///
    /// @param importance 0 … 10, how much the answer can move the recommendation
    /// @param assumed what the plan takes for granted until it is answered
    /// @param gain points on the 0 … 10 scale that knowing the answer is worth; null before options
    ///     are known
    /// @param chance how likely the answer changes the recommendation, 0 … 1; null before options are known
    /// @param answers people could give, with what each would change; null before options are known
    public record Question(
            String key,
            String text,
            String why,
            double importance,
            Object assumed,
            Double gain,
            Double chance,
            List<Answer> answers) {}

    /// An answer people could give.
    ///
    /// @param probability before anything is known
    /// @param changes what the recommendation would have instead, axis by axis
    public record Answer(Object value, double probability, List<String> changes) {}

    /// The same with other questions.
    public Understanding asking(List<Question> others) {
        return new Understanding(archetype, values, contradictions, demands, List.copyOf(others));
    }
}
