package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.knowledge.Assumption;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Text;
import java.util.Comparator;
import java.util.List;

/// Writes down, in the language of the plan, how a brief was understood.
final class UnderstandingWriter {
    private static final int MOST_QUESTIONS = 7;

    private final KnowledgeBase knowledge;
    private final Facts facts;

    UnderstandingWriter(KnowledgeBase knowledge, Facts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
    }

    Understanding write(ArchetypeFinder.Match match, FactSheet sheet, List<Assumption> open) {
        return new Understanding(
                new Understanding.Kind(
                        match.archetype().id(),
                        match.archetype().name().in(facts.language()),
                        Math.round(100 * match.confidence()) / 100.0),
                facts.facts().stream().map(this::value).toList(),
                sheet.contradictions().stream().map(this::contradiction).toList(),
                facts.demands().stream()
                        .map(d -> new Understanding.Wish(d.label(), d.required(), d.quote()))
                        .toList(),
                askable(open).stream()
                        .sorted(Comparator.comparingDouble(Assumption::importance)
                                .reversed())
                        .limit(MOST_QUESTIONS)
                        .map(this::question)
                        .toList());
    }

    /// Assumptions worth asking about.
    List<Assumption> askable(List<Assumption> open) {
        return open.stream()
                .filter(a -> a.question() != null)
                .filter(a -> a.relevant() == null || a.relevant().isTrue(facts))
                .toList();
    }

    private Understanding.Value value(Fact fact) {
        return new Understanding.Value(
                fact.key(), label(fact.key()), fact.value(), fact.origin().id(), fact.confidence(), fact.span());
    }

    private String label(String key) {
        Text text = knowledge.texts().get("fact." + key);
        return text == null ? key : text.in(facts.language());
    }

    private String contradiction(FactSheet.Contradiction contradiction) {
        boolean context = contradiction.stated().origin() == Origin.EXPLICIT;
        return knowledge
                .text(context ? "understanding.contradiction" : "understanding.contradiction.text", facts.language())
                .formatted(
                        label(contradiction.stated().key()),
                        Values.plain(contradiction.stated().value()),
                        Values.plain(contradiction.said().value()),
                        contradiction.said().span() == null
                                ? ""
                                : contradiction.said().span().quote());
    }

    private Understanding.Question question(Assumption assumption) {
        return new Understanding.Question(
                assumption.key(),
                assumption.question().in(facts.language()),
                assumption.why().in(facts.language()),
                assumption.importance(),
                facts.value(assumption.key()),
                null,
                null,
                null);
    }
}
