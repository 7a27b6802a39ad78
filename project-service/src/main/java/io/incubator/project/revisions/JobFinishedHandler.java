package io.incubator.project.revisions;

import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Stores what a planning job came to.
@Singleton
class JobFinishedHandler implements EventHandler<JobFinished> {
    private static final Effect NOTHING = () -> {};

    private final RevisionOutcomes outcomes;
    private final PlanClient plans;

    JobFinishedHandler(RevisionOutcomes outcomes, @RestClient PlanClient plans) {
        this.outcomes = outcomes;
        this.plans = plans;
    }

    @Override
    public String consumer() {
        return "job-finished";
    }

    @Override
    public Class<JobFinished> payload() {
        return JobFinished.class;
    }

    @Override
    public Effect prepare(IncomingEvent<JobFinished> event) {
        UUID organisation = event.organisation();
        JobFinished job = event.data();
        if (!outcomes.isAwaited(organisation, job.jobId())) {
            return NOTHING;
        }
        return switch (job.outcome()) {
            case SUCCEEDED -> fetched(organisation, job);
            case FAILED ->
                failed(
                        organisation,
                        job.jobId(),
                        job.error().code(),
                        job.error().message());
            case CANCELLED -> failed(organisation, job.jobId(), "job-cancelled", "The planning job was cancelled.");
        };
    }

    private Effect fetched(UUID organisation, JobFinished job) {
        try {
            PlanDocument document = plans.get(job.result().planId(), organisation);
            return () -> outcomes.ready(organisation, job.jobId(), document);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                // asking again would not bring it back; anything else is worth a retry
                return failed(organisation, job.jobId(), "plan-missing", "ai-service has no plan for this job.");
            }
            throw e;
        }
    }

    private Effect failed(UUID organisation, UUID job, String code, String message) {
        return () -> outcomes.failed(organisation, job, new Revision.Failure(code, message));
    }
}
