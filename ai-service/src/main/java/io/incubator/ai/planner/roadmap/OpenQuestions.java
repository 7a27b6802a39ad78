package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.DataType;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import io.incubator.ai.planner.option.OptionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one track has to ask the other before the contract is settled, read off the blueprint.
record OpenQuestions(
        KnowledgeBase knowledge, OptionScope scope, Blueprint blueprint, Archetype archetype, Language language) {

    List<Roadmap.Question> all() {
        List<Roadmap.Question> questions = new ArrayList<>();
        for (RoadmapTemplate.Question template : knowledge.roadmap().questions()) {
            if (template.when() != null && !template.when().isTrue(scope)) {
                continue;
            }
            switch (template.each()) {
                case null -> questions.add(question(template, template.id(), "", ""));
                case "list" ->
                    lists().forEach(e ->
                            questions.add(question(template, template.id() + "-" + e.id(), e.operation(), "")));
                case "state" -> states(template, questions);
                default -> throw new IllegalArgumentException("no question for each " + template.each());
            }
        }
        return questions;
    }

    private List<Endpoint> lists() {
        return blueprint.endpoints().stream()
                .filter(e -> e.shape() == Endpoint.Shape.LIST && core().contains(e.module()))
                .toList();
    }

    private void states(RoadmapTemplate.Question template, List<Roadmap.Question> questions) {
        for (Entity entity : blueprint.entities()) {
            if (!entity.domain() || !core().contains(entity.module())) {
                continue;
            }
            entity.fields().stream()
                    .filter(f -> f.type() == DataType.ENUM && f.name().matches("status|state"))
                    .forEach(f -> questions.add(question(
                            template, template.id() + "-" + entity.id(), entity.id(), String.join(", ", f.values()))));
        }
    }

    private Set<String> core() {
        return archetype.modules().stream()
                .filter(Archetype.Module::core)
                .map(Archetype.Module::id)
                .collect(Collectors.toSet());
    }

    private Roadmap.Question question(RoadmapTemplate.Question template, String id, String subject, String values) {
        return new Roadmap.Question(
                id, template.to(), Values.fill(template.text().in(language), name -> switch (name) {
                    case "subject" -> subject;
                    case "values" -> values;
                    case "task" -> archetype.task().name().in(language);
                    default -> scope.readable(name);
                }));
    }
}
