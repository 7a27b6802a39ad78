package io.incubator.ai.planner.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What is done with a plan.
public enum Verdict {
    ACCEPT,
    /// Only what the remark touches.
    REFINE,
    ANSWER,
    CHOOSE,
    SIMPLIFY,
    ADAPT,
    REGENERATE,
    /// Anew, with other technology.
    RENEW,
    NONE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
