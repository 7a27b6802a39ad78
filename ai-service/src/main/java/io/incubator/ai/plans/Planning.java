package io.incubator.ai.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BundleRenderer;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.counsel.Adviser;
import io.incubator.ai.planner.counsel.Computing;
import io.incubator.ai.planner.counsel.Consultation;
import io.incubator.ai.planner.feedback.Feedback;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The planner as this service holds it: built when the first plan is asked for, and once, because
/// reading its knowledge takes longer than using it.
@Singleton
class Planning implements Computing {
    // a mapper of its own: the same plan is the same bytes, however the service's other JSON is written
    private static final ObjectWriter JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .build()
            .writerFor(Plan.class);

    private final BundleRenderer renderer = new BundleRenderer();
    private final ExecutorService threads;
    private Planner planner;

    Planning(PlannerConfig config) {
        this.threads = Executors.newFixedThreadPool(
                config.concurrency(),
                Thread.ofPlatform().name("planner-", 1).daemon().factory());
    }

    /// A consultation of a model about a brief.
    Consultation consult(Adviser adviser, Brief brief) {
        return new Consultation(planner(), adviser, brief, this);
    }

    /// Plans a brief, or what was said about its plan.
    ///
    /// @param feedback everything said since the brief; empty for the brief itself
    /// @param parentKnowledge version of the knowledge the plan before was made from; null if there is none
    /// @throws InterruptedException when the caller is interrupted; planning stops too
    /// @throws io.incubator.ai.planner.InvalidBriefException when the brief makes no sense
    /// @throws io.incubator.ai.planner.NoOptionException when nothing obeys its constraints
    Plan plan(Brief brief, List<Feedback> feedback, String parentKnowledge, PlanProgress progress)
            throws InterruptedException {
        return compute(() -> planner().revise(brief, feedback, parentKnowledge, progress));
    }

    /// Writes a plan down.
    ///
    /// @throws InterruptedException when the caller is interrupted
    PlannedBundle bundle(Plan plan) throws InterruptedException {
        return compute(() -> new PlannedBundle(JSON.writeValueAsString(plan), renderer.render(plan)));
    }

    /// On one of the threads there are for that.
    @Override
    public <T> T compute(Callable<T> work) throws InterruptedException {
        Future<T> planned = threads.submit(work);
        try {
            return planned.get();
        } catch (InterruptedException e) {
            planned.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private synchronized Planner planner() {
        if (planner == null) {
            planner = Planner.withBuiltInKnowledge();
        }
        return planner;
    }
}
