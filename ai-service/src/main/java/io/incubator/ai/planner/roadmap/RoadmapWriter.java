package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import io.incubator.ai.planner.knowledge.Text;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionScope;
import io.incubator.ai.planner.option.OptionWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the roadmap of an option from its blueprint and the templates of the knowledge base.
public final class RoadmapWriter {
    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Language language;
    private final Composition composition;
    private final OptionScope scope;
    private final OptionWriter names;
    private final Archetype archetype;
    private final Blueprint blueprint;

    public RoadmapWriter(
            KnowledgeBase knowledge, Facts facts, Composition composition, OptionWriter names, Blueprint blueprint) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.language = facts.language();
        this.composition = composition;
        this.scope = new OptionScope(knowledge, facts, composition);
        this.names = names;
        this.archetype = knowledge.archetype((String) facts.value("archetype"));
        this.blueprint = blueprint;
    }

    /// Writes the roadmap.
    public Roadmap write() {
        RoadmapTemplate template = knowledge.roadmap();
        List<Roadmap.Task> tasks = tasks();
        return new Roadmap(
                template.phases().stream()
                        .map(p -> new Roadmap.Phase(
                                p.id(),
                                p.name().in(language),
                                p.goal().in(language),
                                p.exit().in(language)))
                        .toList(),
                tasks,
                template.alignment().stream()
                        .filter(a -> a.when() == null || a.when().isTrue(scope))
                        .map(a -> new Roadmap.Alignment(
                                a.id(), a.topic().in(language), a.agreement().in(language)))
                        .toList(),
                new OpenQuestions(knowledge, scope, blueprint, archetype, language).all(),
                new Forecaster(knowledge, facts).forecast(tasks, factors()));
    }

    private List<String> factors() {
        List<String> factors = new ArrayList<>();
        efforts()
                .forEach(e -> factors.add(knowledge.text("track." + e.track(), language)
                        + " ×"
                        + Values.plain(e.factor())
                        + ": "
                        + e.reason().in(language)));
        for (Axis axis : List.of(Axis.LANGUAGE_FRAMEWORK, Axis.FRONTEND)) {
            double level = facts.skill(axis, composition.get(axis));
            factors.add(names.technology(composition, axis)
                    + " ×"
                    + Estimator.factor(knowledge.roadmap().people(), level)
                    + ": "
                    + String.format(
                            java.util.Locale.ROOT, knowledge.text("forecast.skill", language), Values.plain(level)));
        }
        return factors;
    }

    private List<RoadmapTemplate.Effort> efforts() {
        return knowledge.roadmap().effort().stream()
                .filter(e -> e.when().isTrue(scope))
                .toList();
    }

    private List<Roadmap.Task> tasks() {
        Map<String, List<Draft>> byTemplate = new LinkedHashMap<>();
        Subjects subjects = new Subjects(archetype, blueprint, language);
        for (RoadmapTemplate.Task template : knowledge.roadmap().tasks()) {
            if (template.when() != null && !template.when().isTrue(scope)) {
                continue;
            }
            for (Draft draft : subjects.drafts(template)) {
                byTemplate
                        .computeIfAbsent(template.id(), k -> new ArrayList<>())
                        .add(draft);
            }
        }
        Map<String, Double> factors = new LinkedHashMap<>();
        efforts().forEach(e -> factors.merge(e.track(), e.factor(), (a, b) -> a * b));
        Estimator estimator = new Estimator(knowledge.roadmap().people(), factors, facts, composition, blueprint);
        return byTemplate.values().stream()
                .flatMap(List::stream)
                .map(d -> task(d, byTemplate, estimator))
                .toList();
    }

    private Roadmap.Task task(Draft draft, Map<String, List<Draft>> byTemplate, Estimator estimator) {
        RoadmapTemplate.Task template = draft.template();
        return new Roadmap.Task(
                draft.id(),
                template.id(),
                template.phase(),
                template.track(),
                filled(template.title(), draft),
                filled(template.done(), draft),
                template.after().stream()
                        .flatMap(reference -> resolve(reference, draft, byTemplate).stream())
                        .distinct()
                        .toList(),
                estimator.estimate(template, draft.content()),
                draft.content());
    }

    /// `x.*` means all made from template x, `x.@` the one for the same subject; templates left out are
    /// skipped.
    private static List<String> resolve(String reference, Draft draft, Map<String, List<Draft>> byTemplate) {
        int dot = reference.indexOf('.');
        List<Draft> made = byTemplate.getOrDefault(dot < 0 ? reference : reference.substring(0, dot), List.of());
        return made.stream()
                .filter(d -> !reference.endsWith("@") || d.subject().equals(draft.subject()))
                .map(Draft::id)
                .toList();
    }

    private String filled(Text text, Draft draft) {
        return Values.fill(text.in(language), name -> switch (name) {
            case "request" -> archetype.request().purpose().in(language);
            case "screen" -> screen();
            case "task" -> archetype.task().name().in(language);
            case "module", "component" -> draft.name();
            case "operations" ->
                String.join(
                        ", ",
                        blueprint.endpoints().stream()
                                .filter(e -> draft.content().endpoints().contains(e.id()))
                                .map(e -> e.operation())
                                .toList());
            case "deployment" -> names.technology(composition, Axis.DEPLOYMENT);
            case "store" -> names.technology(composition, Axis.PRIMARY_DATASTORE);
            case "secondary" -> names.technology(composition, Axis.SECONDARY_STORE);
            case "messaging" -> names.technology(composition, Axis.MESSAGING);
            case "frontend" -> names.technology(composition, Axis.FRONTEND);
            case "ai" -> names.technology(composition, Axis.AI_PATTERN);
            case "peak" -> facts.value("users.peakConcurrent");
            case "p95" -> facts.value("performance.p95Ms");
            default -> scope.readable(name);
        });
    }

    /// What the first screen shows: the typical request, or what a person sees where devices do the
    /// asking.
    private String screen() {
        if (!archetype.request().machine()) {
            return archetype.request().purpose().in(language);
        }
        return archetype.modules().stream()
                .filter(m -> !m.machine())
                .flatMap(m -> m.endpoints().stream())
                .filter(e -> e.operation().startsWith("GET "))
                .findFirst()
                .orElseThrow()
                .purpose()
                .in(language);
    }
}
