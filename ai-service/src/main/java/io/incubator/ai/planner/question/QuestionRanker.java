package io.incubator.ai.planner.question;

import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.knowledge.Assumption;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.Appraisal;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.perspective.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Asks first what is worth most to know. The worth of a question is the expected value of perfect
/// information (Raiffa and Schlaifer 1961; Howard 1966): over the answers people could give, how much
/// better the best composition then is than the one recommended without an answer.
public final class QuestionRanker {
    private static final int MOST = 7;

    /// A recommendation that an answer makes impossible loses this much, about what an option may lose that
    /// is shown.
    private static final double IMPOSSIBLE = 2;

    /// A change for less than this is rounding.
    private static final double NOISE = 0.005;

    private final KnowledgeBase knowledge;
    private final BriefReader.Reading reading;
    private final RuleBook rules;

    public QuestionRanker(KnowledgeBase knowledge, BriefReader.Reading reading) {
        this.knowledge = knowledge;
        this.reading = reading;
        this.rules = new RuleBook(knowledge, reading.facts());
    }

    private record Weighed(Understanding.Question question, double gain) {}

    /// The questions, the most valuable first, at most seven.
    ///
    /// @param shown compositions of the options, the recommended one first
    public List<Understanding.Question> rank(List<Composition> shown) {
        List<Composition> field = field(shown);
        return reading.open().stream()
                .map(assumption -> weighed(assumption, field))
                .sorted(Comparator.comparingDouble(Weighed::gain).reversed())
                .limit(MOST)
                .map(Weighed::question)
                .toList();
    }

    /// What could be recommended instead: the other options, and the recommended one with one class
    /// changed.
    private List<Composition> field(List<Composition> shown) {
        Composition first = shown.getFirst();
        Set<Composition> field = new LinkedHashSet<>(shown);
        for (Axis axis : Axis.values()) {
            knowledge.axis(axis).classes().forEach(type -> field.add(first.with(axis, type.id())));
        }
        return List.copyOf(field);
    }

    private Weighed weighed(Assumption assumption, List<Composition> field) {
        double gain = 0;
        double chance = 0;
        List<Understanding.Answer> answers = new ArrayList<>();
        for (Assumption.Plausible answer : assumption.plausible()) {
            Facts facts = reading.supposing().facts(assumption.key(), answer.value());
            Appraisal appraisal = new Appraisal(knowledge, rules.under(facts), new Panel(knowledge, facts).together());
            Composition recommended = field.getFirst();
            boolean possible = appraisal.permits(recommended);
            double value = possible ? appraisal.value(recommended) : Double.NEGATIVE_INFINITY;
            Composition best = recommended;
            for (Composition other : field) {
                double worth = appraisal.value(other);
                if (worth > value + NOISE && appraisal.permits(other)) {
                    best = other;
                    value = worth;
                }
            }
            if (!best.equals(recommended)) {
                gain += answer.probability() * (possible ? value - appraisal.value(recommended) : IMPOSSIBLE);
                chance += answer.probability();
            } else if (!possible) {
                gain += answer.probability() * IMPOSSIBLE;
                chance += answer.probability();
            }
            answers.add(new Understanding.Answer(answer.value(), answer.probability(), changes(recommended, best)));
        }
        // what is worth the same is asked in the order of experience
        double order = gain + 1e-6 * assumption.importance();
        return new Weighed(question(assumption, gain, chance, answers), order);
    }

    private Understanding.Question question(
            Assumption assumption, double gain, double chance, List<Understanding.Answer> answers) {
        return new Understanding.Question(
                assumption.key(),
                assumption.question().in(reading.facts().language()),
                assumption.why().in(reading.facts().language()),
                Math.round(10 * Math.min(10, 10 * gain)) / 10.0,
                reading.facts().value(assumption.key()),
                Math.round(1000 * gain) / 1000.0,
                Math.round(1000 * Math.min(1, chance)) / 1000.0,
                answers);
    }

    private List<String> changes(Composition from, Composition to) {
        List<String> changes = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            if (!from.get(axis).equals(to.get(axis))) {
                changes.add(knowledge.axis(axis).name().in(reading.facts().language()) + ": "
                        + knowledge
                                .axis(axis)
                                .get(to.get(axis))
                                .name()
                                .in(reading.facts().language()));
            }
        }
        return changes;
    }
}
