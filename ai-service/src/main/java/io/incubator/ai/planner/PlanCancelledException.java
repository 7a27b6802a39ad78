package io.incubator.ai.planner;

/// The planning thread was interrupted; nothing was produced.
public final class PlanCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlanCancelledException(Stage stage) {
        super("planning was cancelled before " + stage);
    }
}
