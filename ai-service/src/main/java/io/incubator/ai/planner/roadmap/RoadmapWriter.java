package io.incubator.ai.planner.roadmap;

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
import java.util.Objects;

/// Makes the roadmap of an option from the templates of the knowledge base.
public final class RoadmapWriter {
    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Language language;
    private final Composition composition;
    private final OptionScope scope;
    private final OptionWriter names;
    private final Archetype archetype;

    public RoadmapWriter(KnowledgeBase knowledge, Facts facts, Composition composition, OptionWriter names) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.language = facts.language();
        this.composition = composition;
        this.scope = new OptionScope(knowledge, facts, composition);
        this.names = names;
        this.archetype = knowledge.archetype((String) facts.value("archetype"));
    }

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
                new Forecaster(knowledge, facts)
                        .forecast(
                                tasks,
                                efforts().stream()
                                        .map(e -> knowledge.text("track." + e.track(), language) + " ×"
                                                + Values.plain(e.factor()) + ": "
                                                + e.reason().in(language))
                                        .toList()));
    }

    private List<RoadmapTemplate.Effort> efforts() {
        return knowledge.roadmap().effort().stream()
                .filter(e -> e.when().isTrue(scope))
                .toList();
    }

    private List<Roadmap.Task> tasks() {
        Map<String, List<String>> byTemplate = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (RoadmapTemplate.Task template : knowledge.roadmap().tasks()) {
            if (template.when() != null && !template.when().isTrue(scope)) {
                continue;
            }
            for (Archetype.Module module : modules(template.each())) {
                String id = module == null ? template.id() : template.id() + "-" + module.id();
                byTemplate
                        .computeIfAbsent(template.id(), k -> new ArrayList<>())
                        .add(id);
                drafts.add(new Draft(id, template, module));
            }
        }
        Map<String, Double> factors = new LinkedHashMap<>();
        efforts().forEach(e -> factors.merge(e.track(), e.factor(), (a, b) -> a * b));
        return drafts.stream().map(d -> task(d, byTemplate, factors)).toList();
    }

    private record Draft(String id, RoadmapTemplate.Task template, Archetype.Module module) {}

    private List<Archetype.Module> modules(String each) {
        if (each == null) {
            return java.util.Collections.singletonList(null);
        }
        return archetype.modules().stream()
                .filter(m -> m.core() == each.startsWith("core"))
                .filter(m -> !m.machine() || !each.endsWith("Screens"))
                .filter(m -> !m.id().equals("accounts"))
                .toList();
    }

    private Roadmap.Task task(Draft draft, Map<String, List<String>> byTemplate, Map<String, Double> factors) {
        RoadmapTemplate.Task template = draft.template();
        List<String> after = template.after().stream()
                .flatMap(reference -> resolve(reference, draft, byTemplate).stream())
                .distinct()
                .toList();
        double factor = factors.getOrDefault(template.track(), 1.0);
        double optimistic = half(template.days().get(0) * factor);
        double likely = half(template.days().get(1) * factor);
        double pessimistic = half(template.days().get(2) * factor);
        return new Roadmap.Task(
                draft.id(),
                template.phase(),
                template.track(),
                filled(template.title(), draft.module()),
                filled(template.done(), draft.module()),
                after,
                new Roadmap.Estimate(
                        optimistic,
                        likely,
                        pessimistic,
                        Math.round(10 * (optimistic + 4 * likely + pessimistic) / 6) / 10.0));
    }

    /// `x.*` means all made from template x, `x.@` the one for the same module; templates left out are skipped.
    private static List<String> resolve(String reference, Draft draft, Map<String, List<String>> byTemplate) {
        int dot = reference.indexOf('.');
        if (dot < 0) {
            return byTemplate.containsKey(reference) ? List.of(reference) : List.of();
        }
        List<String> made = byTemplate.getOrDefault(reference.substring(0, dot), List.of());
        if (reference.endsWith("*")) {
            return made;
        }
        String same = reference.substring(0, dot) + "-"
                + Objects.requireNonNull(draft.module()).id();
        return made.contains(same) ? List.of(same) : List.of();
    }

    private String filled(Text text, Archetype.Module module) {
        return Values.fill(text.in(language), name -> switch (name) {
            case "request" -> archetype.request().purpose().in(language);
            case "screen" -> screen();
            case "task" -> archetype.task().name().in(language);
            case "module" -> module == null ? "" : module.name().in(language);
            case "operations" ->
                module == null
                        ? ""
                        : String.join(
                                ", ",
                                module.endpoints().stream()
                                        .map(Archetype.Endpoint::operation)
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

    /// What the first screen shows: the typical request, or what a person sees where devices do the asking.
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

    private static double half(double days) {
        return Math.max(0.5, Math.round(2 * days) / 2.0);
    }
}
