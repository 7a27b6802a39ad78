package io.incubator.project.revisions;

import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;

/// Shows how far a planning job is.
@Singleton
class JobProgressedHandler implements EventHandler<JobProgressed> {
    private final RevisionOutcomes outcomes;

    JobProgressedHandler(RevisionOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public String consumer() {
        return "job-progressed";
    }

    @Override
    public Class<JobProgressed> payload() {
        return JobProgressed.class;
    }

    @Override
    public Effect prepare(IncomingEvent<JobProgressed> event) {
        return () -> outcomes.progressed(event.organisation(), event.data());
    }
}
