package io.incubator.ai.planner;

import io.incubator.ai.planner.bundle.Bundle;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.List;

/// Renders a plan to the files a team takes along. Thread-safe.
public final class BundleRenderer {

    /// Files in a fixed order, paths unique and relative.
    public List<BundleFile> render(Plan plan) {
        return new Bundle(KnowledgeBase.builtIn()).render(plan);
    }
}
