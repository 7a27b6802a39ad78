package io.incubator.project;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/// Plays the planner: makes revisions whose plan a test wrote.
final class Planning implements AutoCloseable {
    private static final String FINISHED = "jobs.job.finished.v1.projects";

    private final JobsExchange jobs;

    private Planning(JobsExchange jobs) {
        this.jobs = jobs;
    }

    static Planning open() throws IOException, TimeoutException {
        return new Planning(JobsExchange.open());
    }

    /// The address of a ready revision.
    ///
    /// @param plan its JSON
    String ready(Api caller, String project, String plan) throws IOException {
        String revision = caller.revision(project, caller.brief(project));
        String job = caller.get(revision).extract().path("jobId");
        UUID stored = FakeAiService.has(plan, Map.of("plan.md", "plan"));
        jobs.publish(UUID.randomUUID(), FINISHED, caller.organisation().toString(), 7, """
                {"jobId":"%s","kind":"plan","outcome":"succeeded","result":{"planId":"%s"},"attempts":1,"version":7,
                 "finishedAt":"2026-11-20T12:34:56.789Z"}""".formatted(job, stored));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> caller.get(revision).body("state", equalTo("ready")));
        return revision;
    }

    @Override
    public void close() throws IOException {
        jobs.close();
    }
}
