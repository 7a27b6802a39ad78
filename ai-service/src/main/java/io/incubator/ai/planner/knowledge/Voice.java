package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// The five perspectives a brief is looked at from.
public enum Voice {
    ARCHITECT,
    PERFORMANCE,
    DISTRIBUTED,
    DELIVERY,
    TEAM;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Voice of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
