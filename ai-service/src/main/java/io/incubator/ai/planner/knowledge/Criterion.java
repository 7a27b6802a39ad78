package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// The five dimensions an option is judged on.
public enum Criterion {
    TECHNICAL_FEASIBILITY,
    TEAM_FIT,
    BUSINESS_FIT,
    MAINTAINABILITY,
    GROWTH_POTENTIAL;

    /// Name in data and plans, such as `team_fit`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Criterion of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
