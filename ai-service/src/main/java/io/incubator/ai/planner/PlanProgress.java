package io.incubator.ai.planner;

/// Hears how far planning is.
@FunctionalInterface
public interface PlanProgress {

    /// For callers who do not want to know.
    PlanProgress NONE = (stage, percent) -> {};

    /// A stage begins.
    ///
    /// @param stage the step that begins
    /// @param percent of the whole, 0 … 100, never falling
    void stage(Stage stage, int percent);
}
