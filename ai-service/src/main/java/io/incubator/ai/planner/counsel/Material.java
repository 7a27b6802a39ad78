package io.incubator.ai.planner.counsel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.brief.Gaps;
import io.incubator.ai.planner.feedback.Hearing;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.perspective.PerspectiveView;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model is given, as JSON: the words of the brief and what the engine made of them, no more than a question
/// needs. No markup can be opened or closed by what is in it.
final class Material {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 12_000;

    private final String brief;

    /// @param brief words of the brief; a very long one is cut
    Material(String brief) {
        this.brief = cut(brief);
    }

    private static String cut(String text) {
        return text.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    String gaps(List<Gaps.Gap> open) {
        return json(Map.of("brief", brief, "open", open));
    }

    String domain(String kind, Map<String, List<String>> modules) {
        return json(Map.of("brief", brief, "kind", kind, "modules", modules));
    }

    /// @param clauses of the feedback that are asked about
    static String feedback(Hearing hearing, List<String> clauses) {
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("clauses", clauses);
        material.put("said", cut(hearing.said()));
        material.put("plan", hearing.plan());
        material.put("products", hearing.products());
        material.put("facts", hearing.facts());
        material.put("perspectives", hearing.perspectives());
        return json(material);
    }

    String perspective(Plan plan, PerspectiveView.View view) {
        Map<String, Object> material = plan(plan);
        material.put("perspective", view.name());
        material.put("stance", view.stance());
        material.put("alreadySaid", view.concerns());
        return json(material);
    }

    String recommendation(Plan plan) {
        Map<String, Object> material = plan(plan);
        material.put("statement", plan.recommendation().statement());
        material.put("alreadyAdvised", plan.recommendation().advice());
        material.put("risks", plan.recommendation().risks());
        return json(material);
    }

    private Map<String, Object> plan(Plan plan) {
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("language", plan.language());
        material.put("brief", brief);
        material.put("kind", plan.understanding().archetype().name());
        Map<String, Object> facts = new LinkedHashMap<>();
        plan.understanding()
                .values()
                .forEach(value ->
                        facts.merge(value.label(), value.value().toString(), (one, other) -> one + ", " + other));
        material.put("facts", facts);
        material.put("options", plan.options().stream().map(Material::option).toList());
        return material;
    }

    private static Map<String, Object> option(PlanOption option) {
        Map<String, Object> scores = new LinkedHashMap<>();
        option.scores().forEach(score -> scores.put(score.name(), score.value()));
        Map<String, Object> choices = new LinkedHashMap<>();
        option.choices().forEach(choice -> choices.put(choice.axisName(), choice.technology()));
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("id", option.id());
        material.put("title", option.title());
        material.put("total", option.total());
        material.put("scores", scores);
        material.put("choices", choices);
        return material;
    }

    private static String json(Object material) {
        try {
            return JSON.writeValueAsString(material).replace("<", "\\u003c").replace(">", "\\u003e");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
