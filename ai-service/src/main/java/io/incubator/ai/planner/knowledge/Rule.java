package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// One piece of engineering knowledge: in which circumstances which options gain or lose what, or are out.
///
/// @param voice perspective that would say it
/// @param when circumstances, over facts and `option.…`; null for always
/// @param target classes it speaks about, per axis; all axes named must match
/// @param constraint whether a matching option is out, whatever it scores
/// @param structural a constraint about parts that do not work together, of no interest to a reader
/// @param effects points on the criteria, 0 … 10 scales
/// @param reason what is said to the reader; `{name}` is replaced by the value of that name
public record Rule(
        String id,
        Voice voice,
        Expression when,
        Map<Axis, Set<String>> target,
        boolean constraint,
        boolean structural,
        Map<Criterion, Expression> effects,
        Text reason,
        Evidence evidence) {
    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(voice, id);
        Objects.requireNonNull(reason, id);
        Objects.requireNonNull(evidence, id);
        target = target == null ? Map.of() : target;
        effects = effects == null ? Map.of() : effects;
        if (constraint == !effects.isEmpty()) {
            throw new IllegalArgumentException(id + " must be either a constraint or have effects");
        }
    }
}
