package io.incubator.ai.planner;

/// The steps of planning, in order; what a progress display shows.
public enum Stage {
    UNDERSTANDING,
    PERSPECTIVES,
    OPTIONS,
    EVALUATION,
    BLUEPRINT,
    ROADMAP,
    DONE
}
