package io.incubator.job.stream;

import io.incubator.job.browsing.JobQueries;
import io.incubator.job.browsing.JobSummary;
import io.incubator.kit.stream.EventTail;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;

/// The streams of this replica.
@Singleton
class JobEvents {
    private final JobQueries jobs;
    private final EventTail tail;

    JobEvents(JobQueries jobs, JobEventSource source, Sse sse) {
        this.jobs = jobs;
        this.tail = new EventTail("job-events", source, sse);
    }

    void onStop(@Observes ShutdownEvent event) {
        tail.close();
    }

    /// The caller's job from a position on; ends with the job.
    Multi<OutboundSseEvent> stream(UUID id, long after) {
        JobSummary job = jobs.get(id).summary();
        return job.state().isFinal() && after >= job.version()
                ? Multi.createFrom().empty()
                : tail.stream(id, after);
    }
}
