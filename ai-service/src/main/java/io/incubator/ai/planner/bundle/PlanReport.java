package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Mermaid;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.option.Evaluation;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.option.Recommendation;
import io.incubator.ai.planner.perspective.PerspectiveView;
import io.incubator.ai.planner.roadmap.Gantt;
import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The plan for people to read, in the order in which they decide.
final class PlanReport {
    /// A change of one weight by more than this is no plausible difference of opinion.
    private static final double IMPLAUSIBLE = 0.4;

    private final Words words;
    private final Plan plan;
    private final Markdown out = new Markdown();

    PlanReport(Words words, Plan plan) {
        this.words = words;
        this.plan = plan;
    }

    String write() {
        out.heading(1, words.get("plan.title", plan.understanding().archetype().name()));
        out.quote(plan.excerpt() + (plan.excerpt().length() >= 280 ? " …" : ""));
        recommendation();
        understanding();
        comparison();
        new RobustnessReport(words, plan.robustness()).write(out);
        perspectives();
        counsel();
        blueprint();
        new RoadmapReport(words, plan.roadmap()).write(out);
        evolution();
        excluded();
        out.paragraph(words.get("plan.foot", plan.knowledgeVersion()));
        return out.text();
    }

    private void recommendation() {
        Recommendation advice = plan.recommendation();
        out.heading(2, words.get("recommendation"));
        out.paragraph(advice.statement());
        PlanOption first = plan.options().getFirst();
        out.tableHead(List.of(words.get("col.axis"), words.get("col.class"), words.get("col.technology")));
        first.choices().forEach(c -> out.row(List.of(c.axisName(), c.typeName(), c.technology())));
        out.end();
        out.labelled(words.get("why"), "").list(advice.top().getFirst().strengths());
        if (!advice.top().getFirst().weaknesses().isEmpty()) {
            out.labelled(words.get("price"), "").list(advice.top().getFirst().weaknesses());
        }
        out.labelled(words.get("advice"), "").list(advice.advice());
        out.labelled(words.get("risks"), "").list(advice.risks());
    }

    private void understanding() {
        Understanding understanding = plan.understanding();
        out.heading(2, words.get("understanding"));
        out.paragraph(words.get(
                "understanding.kind",
                understanding.archetype().name(),
                Math.round(100 * understanding.archetype().confidence())));
        out.tableHead(List.of(words.get("col.value"), words.get("col.is"), words.get("col.origin")));
        understanding.values().stream()
                .filter(v -> !v.origin().equals("assumed"))
                .forEach(v -> out.row(List.of(v.label(), words.value(v.value()), origin(v))));
        out.end();
        out.labelled(words.get("assumed"), assumptions(understanding));
        understanding
                .demands()
                .forEach(d -> out.labelled(
                        words.get(d.required() ? "demand.required" : "demand.forbidden"),
                        d.label() + " — " + d.quote()));
        if (!understanding.contradictions().isEmpty()) {
            out.labelled(words.get("contradictions"), "").list(understanding.contradictions());
        }
        if (!understanding.questions().isEmpty()) {
            out.heading(3, words.get("questions")).paragraph(words.get("questions.intro"));
            List<String> questions = new ArrayList<>();
            understanding
                    .questions()
                    .forEach(q -> questions.add(q.text() + " — " + q.why()
                            + (q.assumed() == null
                                    ? ""
                                    : " (" + words.get("assumed.short", words.value(q.assumed())) + ")")));
            out.list(questions);
        }
    }

    private String origin(Understanding.Value value) {
        if (value.origin().equals("explicit")) {
            return words.get("origin.explicit");
        }
        if (value.origin().equals("model")) {
            return words.get("origin.model", value.span().quote());
        }
        return value.span() == null
                ? words.get("origin.constraint")
                : words.get("origin.extracted", value.span().quote(), Math.round(100 * value.confidence()));
    }

    private String assumptions(Understanding understanding) {
        List<String> assumed = understanding.values().stream()
                .filter(v -> v.origin().equals("assumed"))
                .map(v -> v.label() + " " + words.value(v.value()))
                .toList();
        return String.join("; ", assumed);
    }

    private void comparison() {
        Evaluation evaluation = plan.evaluation();
        out.heading(2, words.get("comparison")).paragraph(words.get("options.scale"));
        List<String> head = new ArrayList<>(List.of(words.get("col.criterion")));
        plan.options().forEach(o -> head.add(o.id() + " " + o.familyName()));
        out.tableHead(head);
        for (int i = 0; i < plan.options().getFirst().scores().size(); i++) {
            PlanOption.Score shown = plan.options().getFirst().scores().get(i);
            List<String> row = new ArrayList<>(List.of(shown.name() + " (" + Math.round(100 * shown.weight()) + " %)"));
            for (PlanOption option : plan.options()) {
                row.add(number(option.scores().get(i).value()));
            }
            out.row(row);
        }
        List<String> totals = new ArrayList<>(List.of(words.get("total")));
        plan.options().forEach(o -> totals.add(number(o.total())));
        out.row(totals).end();
        out.paragraph(evaluation.verdict());
        if (evaluation.flip() == null
                || Math.abs(evaluation.flip().to() - evaluation.flip().from()) > IMPLAUSIBLE) {
            out.paragraph(words.get("flip.none"));
        } else {
            out.paragraph(words.get(
                    "flip",
                    evaluation.flip().name(),
                    Math.round(100 * evaluation.flip().from()),
                    Math.round(100 * evaluation.flip().to()),
                    evaluation.flip().option()));
        }
        methods(evaluation);
        plan.recommendation().top().forEach(this::candidate);
    }

    private void methods(Evaluation evaluation) {
        List<String> others = evaluation.methods().stream()
                .skip(1)
                .map(m -> words.get("method." + m.name()) + ": " + String.join(" > ", m.ranking()))
                .toList();
        out.paragraph(
                words.get(evaluation.agreement() ? "methods.agree" : "methods.differ", String.join("; ", others)));
        evaluation.dominated().forEach((weaker, stronger) -> out.paragraph(words.get("dominated", weaker, stronger)));
    }

    private void candidate(Recommendation.Candidate candidate) {
        out.heading(3, candidate.option() + " — " + candidate.title());
        out.labelled(words.get("choose-if"), candidate.chooseIf());
        PlanOption option = plan.options().stream()
                .filter(o -> o.id().equals(candidate.option()))
                .findFirst()
                .orElseThrow();
        out.paragraph(option.summary());
        out.paragraph(String.join(
                " · ",
                option.choices().stream()
                        .map(c -> c.axisName() + ": " + c.technology())
                        .toList()));
        if (!candidate.strengths().isEmpty()) {
            out.labelled("+", "").list(candidate.strengths());
        }
        if (!candidate.weaknesses().isEmpty()) {
            out.labelled("−", "").list(candidate.weaknesses());
        }
    }

    private void perspectives() {
        out.heading(2, words.get("perspectives"));
        for (PerspectiveView.View view : plan.perspectives().views()) {
            out.heading(3, view.name() + " (" + view.stance() + ")");
            out.list(view.concerns());
            List<String> wishes = view.preferences().stream()
                    .map(p -> p.axis() + " → " + p.type() + ": " + p.reason())
                    .toList();
            if (!wishes.isEmpty()) {
                out.labelled(words.get("prefers"), "").list(wishes);
            }
            out.paragraph(words.get("own-ranking", ranking(view)));
        }
        out.labelled(words.get("agreement"), "").list(plan.perspectives().agreement());
        List<String> dissent = plan.perspectives().dissent();
        out.labelled(words.get("dissent"), dissent.isEmpty() ? words.get("dissent.none") : "")
                .list(dissent);
    }

    /// What a model added; each of its sentences stands here, and none elsewhere.
    private void counsel() {
        Counsel counsel = plan.counsel();
        if (counsel == null) {
            return;
        }
        out.heading(2, words.get("counsel"));
        out.paragraph(words.get("counsel.by", counsel.model()));
        if (counsel.explanation() != null) {
            out.labelled(words.get("counsel.business"), counsel.explanation().business());
            out.labelled(words.get("counsel.technology"), counsel.explanation().technology());
            out.labelled(
                    words.get("counsel.implementation"), counsel.explanation().implementation());
            out.list(counsel.explanation().advice());
        }
        if (!counsel.entities().isEmpty()) {
            out.labelled(words.get("counsel.entities"), "")
                    .list(counsel.entities().stream()
                            .map(entity -> entity.name() + " (" + entity.module() + ") — “" + entity.quote() + "”")
                            .toList());
        }
        counsel.perspectives().forEach(spoken -> {
            out.heading(3, spoken.name());
            out.list(spoken.concerns());
            out.paragraph(words.get("counsel.option", spoken.option(), spoken.reason()));
        });
        if (!counsel.missing().isEmpty()) {
            out.labelled(words.get("counsel.missing"), "")
                    .list(counsel.missing().stream()
                            .map(missing -> missing.question() + ": " + missing.reason())
                            .toList());
        }
    }

    /// As `A 6.4 > B 5.9`.
    private static String ranking(PerspectiveView.View view) {
        return String.join(
                " > ",
                view.ranking().stream()
                        .map(option -> option + " " + number(view.totals().get(option)))
                        .toList());
    }

    private void blueprint() {
        out.heading(2, words.get("blueprint", plan.blueprint().option()));
        out.tableHead(List.of(words.get("col.module"), words.get("col.entities"), words.get("col.endpoints")));
        plan.blueprint()
                .modules()
                .forEach(m ->
                        out.row(List.of(m.name(), String.join(", ", m.entities()), String.join("; ", m.endpoints()))));
        out.end();
        plan.blueprint().diagrams().forEach(d -> out.heading(3, d.title()).mermaid(d.source()));
    }

    private void evolution() {
        out.heading(2, words.get("evolution.title"));
        plan.options().getFirst().evolution().forEach(step -> {
            List<String> lines = new ArrayList<>(step.changes());
            step.triggers().forEach(t -> lines.add(words.get("evolution.trigger") + " " + t));
            out.labelled(step.name(), "").list(lines);
        });
    }

    private void excluded() {
        if (plan.excluded().isEmpty()) {
            return;
        }
        out.heading(2, words.get("excluded")).paragraph(words.get("excluded.intro"));
        plan.excluded()
                .forEach(e -> out.labelled(e.family(), e.composition())
                        .list(e.broken().stream()
                                .map((NoOptionException.Conflict c) -> c.statement() + " (" + c.rule() + ")")
                                .toList()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// The roadmap part of the report.
    private record RoadmapReport(Words words, Roadmap roadmap) {
        void write(Markdown out) {
            out.heading(2, words.get("roadmap"));
            out.paragraph(roadmap.forecast().statement());
            out.paragraph(words.get(
                    "forecast.team",
                    roadmap.forecast().backendPeople(),
                    roadmap.forecast().frontendPeople(),
                    roadmap.forecast().personDays(),
                    roadmap.forecast().factors().isEmpty()
                            ? words.get("none")
                            : String.join("; ", roadmap.forecast().factors())));
            out.heading(3, words.get("alignment"));
            out.tableHead(List.of(words.get("col.topic"), words.get("col.agreement")));
            roadmap.alignment().forEach(a -> out.row(List.of(a.topic(), a.agreement())));
            out.end();
            out.heading(3, words.get("questions.tracks"));
            out.tableHead(List.of(words.get("col.to"), words.get("col.question")));
            roadmap.questions().forEach(q -> out.row(List.of(words.get("track." + q.to()), q.text())));
            out.end();
            out.heading(3, words.get("diagram.gantt"));
            out.mermaid(Gantt.draw(roadmap, words.get("roadmap"), Mermaid::plain));
            for (Roadmap.Phase phase : roadmap.phases()) {
                out.heading(3, phase.name());
                out.paragraph(words.get("phase.goal", phase.goal(), phase.exit()));
                out.tableHead(List.of(
                        words.get("col.task"),
                        words.get("col.track"),
                        words.get("col.days"),
                        words.get("col.after"),
                        words.get("col.done")));
                roadmap.tasks().stream()
                        .filter(t -> t.phase().equals(phase.id()))
                        .forEach(t -> out.row(List.of(
                                t.id() + ": " + t.title(),
                                words.get("track." + t.track()),
                                days(t.estimate()),
                                String.join(", ", t.after()),
                                t.done())));
                out.end();
            }
        }

        private static String days(Roadmap.Estimate e) {
            return plain(e.optimistic()) + " / " + plain(e.likely()) + " / " + plain(e.pessimistic());
        }

        private static String plain(double value) {
            return io.incubator.ai.planner.brief.Values.plain(value);
        }
    }
}
