package io.incubator.ai.plans;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How this replica plans.
@ConfigMapping(prefix = "incubator.planner")
interface PlannerConfig {
    /// Plans made at the same time. Planning is computing, so more than there are cores only makes each slower.
    @WithDefault("2")
    int concurrency();

    /// Planning jobs held at the same time, those included that wait for a brief, a model or their turn to compute.
    @WithDefault("8")
    int jobs();
}
