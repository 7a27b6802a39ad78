package io.incubator.ai.planner.brief;

import java.util.Locale;

/// Where a value comes from; the earlier wins.
public enum Origin {
    EXPLICIT,
    EXTRACTED,
    /// read in the text by a model, where nothing else was
    MODEL,
    ASSUMED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
