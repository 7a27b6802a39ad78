package io.incubator.ai.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One piece of engineering knowledge.
///
/// @param perspective that would say it
/// @param when circumstances in which it holds; absent for always
/// @param classes it speaks about, by axis; all axes named must match
/// @param constraint whether a matching option is out
/// @param effects points by criterion, as formulas
/// @param reason what a reader is told; `{name}` stands for a value
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        String id,
        String perspective,
        String when,
        Map<String, List<String>> classes,
        boolean constraint,
        Map<String, String> effects,
        Text reason,
        EvidenceView evidence) {

    static RuleView of(Rule rule) {
        Map<String, List<String>> classes = new TreeMap<>();
        rule.target()
                .forEach((axis, types) ->
                        classes.put(axis.id(), types.stream().sorted().toList()));
        Map<String, String> effects = new TreeMap<>();
        rule.effects().forEach((criterion, effect) -> effects.put(criterion.id(), effect.text()));
        return new RuleView(
                rule.id(),
                rule.voice().id(),
                rule.when() == null ? null : rule.when().text(),
                classes,
                rule.constraint(),
                effects,
                rule.reason(),
                EvidenceView.of(rule.evidence()));
    }
}
