package io.incubator.ai.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BundleRenderer;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import jakarta.inject.Singleton;

/// The planner as this service holds it: built when the first plan is asked for, and once, because reading its
/// knowledge
/// takes longer than using it.
@Singleton
class Planning {
    // a mapper of its own: the same plan is the same bytes, however the service's other JSON is written
    private static final ObjectWriter JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .build()
            .writerFor(Plan.class);

    private final BundleRenderer renderer = new BundleRenderer();
    private Planner planner;

    /// Plans a brief.
    ///
    /// @throws io.incubator.ai.planner.InvalidBriefException when the brief makes no sense
    /// @throws io.incubator.ai.planner.NoOptionException when nothing obeys its constraints
    PlannedBundle plan(Brief brief, PlanProgress progress) {
        Plan plan = planner().plan(brief, progress);
        try {
            return new PlannedBundle(JSON.writeValueAsString(plan), renderer.render(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is not JSON", e);
        }
    }

    private synchronized Planner planner() {
        if (planner == null) {
            planner = Planner.withBuiltInKnowledge();
        }
        return planner;
    }
}
