package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Follows a job until it is over.
public final class JobWatch {
    private static final Set<String> OVER = Set.of("succeeded", "failed", "cancelled");

    private final Session session;
    private final PlanListener listener;

    public JobWatch(Session session, PlanListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /// The job as it ended.
    ///
    /// @param path of the job
    public JsonNode awaitEnd(String path) {
        String last = null;
        while (true) {
            JsonNode job = session.get(path);
            if (OVER.contains(job.path("state").asText())) {
                return job;
            }
            progressed(job);
            try (EventReader reader = new EventReader(session.open(path + "/events", "text/event-stream", last))) {
                for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                    last = event.get().id() == null ? last : event.get().id();
                    if (event.get().type().equals("job.progressed")) {
                        progressed(event.get().data());
                    }
                }
            } catch (IOException _) {
                // a broken stream is opened again behind the last event, after a look at the job
                pause();
            }
        }
    }

    private void progressed(JsonNode progress) {
        listener.progressed(
                progress.path("percent").asInt(),
                progress.path("stage").asText(progress.path("state").asText()));
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while watching", e);
        }
    }
}
