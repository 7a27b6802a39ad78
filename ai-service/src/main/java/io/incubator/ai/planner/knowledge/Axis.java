package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// The independent choices an option is composed of.
public enum Axis {
    ARCHITECTURE_STYLE,
    LANGUAGE_FRAMEWORK,
    PRIMARY_DATASTORE,
    SECONDARY_STORE,
    MESSAGING,
    FRONTEND,
    DEPLOYMENT,
    AI_PATTERN;

    /// Name in data and plans, such as `architecture_style`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Counted from one, in the order above, which is the order of a plan's choices and records.
    @SuppressWarnings("EnumOrdinal") // the order of declaration is what is meant
    public int number() {
        return ordinal() + 1;
    }

    @JsonCreator
    static Axis of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
