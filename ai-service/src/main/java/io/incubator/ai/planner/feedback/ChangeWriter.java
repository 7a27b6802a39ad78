package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import io.incubator.ai.planner.option.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes down what is different from the round before, and why.
final class ChangeWriter {
    private final FeedbackRules rules;
    private final Round before;
    private final Round after;
    private final Remark remark;
    private final Cause cause;
    private final KnowledgeBase knowledge;
    private final Language language;
    private final List<Change> changes = new ArrayList<>();

    ChangeWriter(FeedbackRules rules, Round before, Round after, Remark remark, Cause cause) {
        this.rules = rules;
        this.before = before;
        this.after = after;
        this.remark = remark;
        this.cause = cause;
        this.knowledge = after.basis().knowledge();
        this.language = after.basis().facts().language();
    }

    /// @param history the rounds before this one, the brief's first
    List<Change> write(List<Round> history) {
        constraints();
        circumstances();
        weights();
        decisions();
        complexity();
        repeated(history);
        lead();
        return changes;
    }

    private void constraints() {
        List<Demand> was = before.basis().facts().demands();
        List<Demand> is = after.basis().facts().demands();
        is.stream().filter(d -> !was.contains(d)).forEach(d -> add("constraint", d.label(), null, sign(d), d.quote()));
        was.stream()
                .filter(d -> !is.contains(d))
                .forEach(d -> add("constraint", d.label(), sign(d), null, because(Set.of())));
    }

    private static String sign(Demand demand) {
        return demand.required() ? "required" : "forbidden";
    }

    private void circumstances() {
        Map<String, Object> was = before.basis().facts().values();
        Map<String, Object> is = after.basis().facts().values();
        Set<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            Text label = knowledge.texts().get("fact." + key);
            if (label != null && !Objects.equals(was.get(key), is.get(key))) {
                boolean said = remark.values().containsKey(key);
                add(
                        "circumstance",
                        label.in(language),
                        value(was.get(key)),
                        value(is.get(key)),
                        said ? because(Set.of(Intent.CIRCUMSTANCE, Intent.ANSWER)) : consequence());
            }
        }
    }

    private static String value(Object value) {
        return value == null ? null : Values.plain(value);
    }

    private void weights() {
        for (Criterion criterion : Criterion.values()) {
            double was = before.basis().weights().get(criterion);
            double is = after.basis().weights().get(criterion);
            if (Math.abs(was - is) >= 0.005) {
                add(
                        "weight",
                        rules.text("change.weight", language, knowledge.text("criterion." + criterion.id(), language)),
                        String.format(Locale.ROOT, "%.2f", was),
                        String.format(Locale.ROOT, "%.2f", is),
                        because(Set.of(Intent.EMPHASIS, Intent.ADAPT)));
            }
        }
    }

    private void decisions() {
        Composition was = before.lead();
        Composition is = after.lead();
        if (was.distance(is, Basis.CORE) >= 2) {
            add(
                    "option",
                    rules.text("change.option", language),
                    title(before, was),
                    title(after, is),
                    cause.statement());
        }
        for (Axis axis : Axis.values()) {
            String name = knowledge.axis(axis).name().in(language);
            String technologyWas = before.basis().technology(was, axis);
            String technologyIs = after.basis().technology(is, axis);
            if (!was.get(axis).equals(is.get(axis))) {
                add("decision", name, technologyWas, technologyIs, reason(axis));
            } else if (!technologyWas.equals(technologyIs)) {
                add("technology", name, technologyWas, technologyIs, reason(axis));
            }
        }
    }

    private String title(Round round, Composition composition) {
        return knowledge
                        .axis(Axis.ARCHITECTURE_STYLE)
                        .get(composition.get(Axis.ARCHITECTURE_STYLE))
                        .name()
                        .in(language)
                + " · " + round.basis().technology(composition, Axis.LANGUAGE_FRAMEWORK)
                + " · " + round.basis().technology(composition, Axis.PRIMARY_DATASTORE);
    }

    private String reason(Axis axis) {
        return remark.wishes().stream()
                .filter(wish -> wish.classes().containsKey(axis)
                        || knowledge.technologies().stream()
                                .anyMatch(t ->
                                        t.axis() == axis && wish.technologies().contains(t.id())))
                .map(Demand::quote)
                .findFirst()
                .orElseGet(() -> because(
                        Set.of(Intent.CIRCUMSTANCE, Intent.REQUIREMENT, Intent.EMPHASIS, Intent.ANSWER, Intent.ADAPT)));
    }

    private void complexity() {
        double was = before.basis().complexity(before.lead()).value();
        double is = after.basis().complexity(after.lead()).value();
        if (was != is) {
            add(
                    "complexity",
                    rules.text("change.complexity", language),
                    String.valueOf(was),
                    String.valueOf(is),
                    cause.verdict() == Verdict.SIMPLIFY ? because(Set.of(Intent.SIMPLIFY)) : consequence());
        }
    }

    /// Nobody goes round in circles without being told.
    private void repeated(List<Round> history) {
        if (after.lead().equals(before.lead())) {
            return;
        }
        history.stream()
                .filter(round -> round.lead().equals(after.lead()))
                .reduce((first, second) -> second)
                .ifPresent(round -> add(
                        "repeat",
                        rules.text("change.option", language),
                        null,
                        null,
                        rules.text("change.repeat", language, round.number())));
    }

    private void lead() {
        Composition best = after.options().stream().min(after.basis().best()).orElseThrow();
        double lead = after.basis().value(after.lead());
        double most = after.basis().value(best);
        if (most > lead + 0.005) {
            add(
                    "lead",
                    rules.text("change.option", language),
                    null,
                    null,
                    rules.text(
                            "change.lead",
                            language,
                            title(after, best),
                            String.format(Locale.ROOT, "%.2f", most),
                            String.format(Locale.ROOT, "%.2f", lead)));
        }
    }

    /// The clauses that were read so, else what was done.
    private String because(Set<Intent> intents) {
        String clauses = cause.clauses().stream()
                .filter(c -> intents.contains(c.intent()))
                .map(ClauseReading::clause)
                .distinct()
                .collect(Collectors.joining(" / "));
        return clauses.isEmpty() ? cause.statement() : clauses;
    }

    private String consequence() {
        return rules.text("change.consequence", language);
    }

    private void add(String kind, String subject, String from, String to, String reason) {
        changes.add(new Change(kind, subject, from, to, reason));
    }
}
