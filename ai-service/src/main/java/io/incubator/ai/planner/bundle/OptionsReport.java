package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.option.PlanOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Every option with every reason of every score.
final class OptionsReport {
    private final Words words;
    private final Plan plan;

    OptionsReport(Words words, Plan plan) {
        this.words = words;
        this.plan = plan;
    }

    String write() {
        Markdown out = new Markdown().heading(1, words.get("options.title")).paragraph(words.get("options.scale"));
        plan.options().forEach(option -> option(out, option));
        sources(out);
        return out.text();
    }

    private void option(Markdown out, PlanOption option) {
        out.heading(2, option.id() + " — " + option.title() + " (" + number(option.total()) + ")");
        out.paragraph(option.familyName() + ": " + option.summary());
        out.tableHead(List.of(words.get("col.axis"), words.get("col.class"), words.get("col.technology")));
        option.choices().forEach(c -> out.row(List.of(c.axisName(), c.typeName(), c.technology())));
        out.end();
        for (PlanOption.Score score : option.scores()) {
            out.heading(3, score.name() + " " + number(score.value()));
            List<String> lines = new ArrayList<>();
            score.reasons()
                    .forEach(r -> lines.add(String.format(
                            Locale.ROOT,
                            "%+.1f %s (%s, %s)",
                            r.points(),
                            r.text(),
                            r.rule(),
                            r.evidence().source() == null
                                    ? words.get("evidence.judgement") + " "
                                            + r.evidence().date()
                                    : r.evidence().id())));
            out.list(lines);
        }
        out.heading(3, words.get("evolution.title"));
        option.evolution().forEach(step -> {
            List<String> lines = new ArrayList<>(step.changes());
            step.triggers().forEach(t -> lines.add(words.get("evolution.trigger") + " " + t));
            out.labelled(step.name(), "").list(lines);
        });
        out.labelled(words.get("risks"), "").list(option.risks());
    }

    private void sources(Markdown out) {
        Map<String, String> sources = new TreeMap<>();
        plan.options()
                .forEach(o -> o.scores()
                        .forEach(s -> s.reasons().stream()
                                .map(PlanOption.Reason::evidence)
                                .filter(e -> e.source() != null)
                                .forEach(e -> sources.put(
                                        e.id(),
                                        e.id() + ": " + e.title() + ", " + e.source() + " ("
                                                + words.get("evidence.read") + " " + e.date() + ")"))));
        out.heading(2, words.get("sources")).list(List.copyOf(sources.values()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
