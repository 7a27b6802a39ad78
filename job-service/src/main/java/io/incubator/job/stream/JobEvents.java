package io.incubator.job.stream;

import io.incubator.job.browsing.JobQueries;
import io.incubator.job.browsing.JobSummary;
import io.incubator.kit.live.LiveStory;
import io.incubator.kit.live.LiveTopic;
import io.incubator.kit.stream.CallerAccess;
import io.incubator.kit.stream.EventTail;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;

/// The streams of this replica.
@Singleton
class JobEvents implements LiveTopic {
    private final JobQueries jobs;
    private final EventTail tail;
    private final CallerAccess access;

    JobEvents(JobQueries jobs, JobEventSource source, Sse sse, CallerAccess access) {
        this.access = access;
        this.jobs = jobs;
        this.tail = new EventTail("job-events", source, sse);
    }

    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        tail.close();
    }

    /// Whether the caller may follow the job.
    ///
    /// @throws io.incubator.kit.problem.ProblemException `not-found`
    void requireReadable(UUID id) {
        jobs.get(id);
    }

    /// The caller's job from a position on; ends with the job, or with the caller's token.
    Multi<OutboundSseEvent> stream(UUID id, long after) {
        return open(id, after).events();
    }

    @Override
    public String right() {
        return "jobs:read";
    }

    @Override
    public LiveStory open(UUID id, long after) {
        JobSummary job = jobs.get(id).summary();
        return job.state().isFinal() && after >= job.version()
                ? LiveStory.over(JobEventSource.FINISHED)
                : LiveStory.of(tail.stream(id, after, access.capture()), JobEventSource.FINISHED);
    }
}
