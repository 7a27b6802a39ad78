package io.incubator.ai.plans;

import io.incubator.ai.adviser.Advisers;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.counsel.Consultation;
import io.incubator.ai.planner.counsel.Insight;
import io.incubator.ai.planner.feedback.Feedback;
import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import io.incubator.kit.worker.JobHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Does jobs of the kind `plan`: fetches the brief, plans it, keeps the plan, and reports its id.
@Singleton
class PlanJobHandler implements JobHandler {
    /// the stage in which a model is asked, and how far a job with a model is when it has read and when it is planned
    private static final String CONSULTING = "consulting";

    private static final int READ = 40;
    private static final int PLANNED = 60;

    private final BriefSource briefs;
    private final Planning planning;
    private final PlanService plans;
    private final Advisers advisers;
    private final PlannerConfig config;

    PlanJobHandler(BriefSource briefs, Planning planning, PlanService plans, Advisers advisers, PlannerConfig config) {
        this.briefs = briefs;
        this.planning = planning;
        this.plans = plans;
        this.advisers = advisers;
        this.config = config;
    }

    @Override
    public String kind() {
        return "plan";
    }

    @Override
    public int concurrency() {
        return config.jobs();
    }

    @Override
    public Object handle(JobContext job) throws InterruptedException {
        // an earlier attempt may have stored its plan and died before it could say so
        Optional<UUID> stored = plans.ofJob(job.organisation(), job.jobId());
        if (stored.isPresent()) {
            return new PlanResult(stored.get());
        }
        PlanInput input = job.input(PlanInput.class);
        Brief brief = fetch(job, input);
        PlannedBundle planned = planning.bundle(plan(job, brief, input));
        job.checkCancelled();
        return new PlanResult(plans.store(job.organisation(), job.subject(), job.jobId(), input, planned));
    }

    private Brief fetch(JobContext job, PlanInput input) {
        try {
            return briefs.fetch(input, job.token());
        } catch (JobFailure e) {
            job.checkCancelled(); // being cancelled interrupts the call, which then looks like a failure of it
            throw e;
        }
    }

    private Plan plan(JobContext job, Brief brief, PlanInput input) throws InterruptedException {
        try {
            Optional<Foundation> parent = Optional.ofNullable(input.parentPlanId())
                    .flatMap(plan -> plans.foundationOf(job.organisation(), plan));
            Optional<Consultation> model =
                    advisers.of(job.organisation(), job.token()).map(adviser -> planning.consult(adviser, brief));
            model.ifPresent(_ -> job.progress(1, CONSULTING));
            // a successor understands the brief as its parent did; else it would differ in what nobody spoke of
            Insight insight = parent.map(Foundation::insight)
                    .orElseGet(() -> model.map(Consultation::insight).orElse(Insight.NONE));
            List<Feedback> said =
                    parent.map(plan -> plan.remembered(input.chain())).orElseGet(input::chain);
            List<Feedback> heard = model.isPresent() ? model.get().heard(insight, said) : said;
            job.checkCancelled();
            Plan plan = planning.plan(
                    brief.with(insight),
                    heard,
                    parent.map(Foundation::knowledge).orElse(null),
                    progress(job, model.isPresent()));
            return model.isPresent() ? advised(job, plan, insight, model.get()) : plan;
        } catch (InvalidBriefException e) {
            throw new JobFailure("invalid-brief", e.field() + ": " + e.getMessage(), false, e);
        } catch (NoOptionException e) {
            throw new JobFailure("no-option", e.getMessage(), false, e);
        } catch (InterruptedException e) {
            job.checkCancelled(); // else it is the worker that stops, and the job begins again elsewhere
            throw e;
        }
    }

    private static Plan advised(JobContext job, Plan plan, Insight insight, Consultation model)
            throws InterruptedException {
        job.progress(PLANNED, CONSULTING);
        return plan.with(model.counsel(plan, insight));
    }

    /// With a model, planning is what happens between its answers.
    private static PlanProgress progress(JobContext job, boolean advised) {
        return (stage, percent) -> job.progress(
                advised ? READ + percent * (PLANNED - READ) / 100 : percent,
                stage.name().toLowerCase(Locale.ROOT));
    }
}
