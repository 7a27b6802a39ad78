package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.incubator.ai.planner.expression.Expression;
import java.util.Map;
import java.util.Set;

/// A rule as written in YAML: evidence may be left out and is a judgement then.
record RuleEntry(
        String id,
        Voice voice,
        Expression when,
        @JsonProperty("for") Map<Axis, Set<String>> target,
        boolean constraint,
        boolean structural,
        Map<Criterion, Expression> effects,
        Text reason,
        Evidence evidence) {

    Rule toRule(Evidence judgement) {
        return new Rule(
                id,
                voice,
                when,
                target,
                constraint,
                structural,
                effects,
                reason,
                evidence == null ? judgement : evidence);
    }
}
