package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The main job from outside: brief in, bundle out.
public final class PlanRun {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /// events are quicker, but a lost one must not leave anybody waiting
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

    private static final int UNAVAILABLE = 503;
    private static final int MOST_LOOKS = 60;

    private final Session session;
    private final PlanListener listener;

    public PlanRun(Session session, PlanListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /// Makes a project of the brief, has it planned and writes the bundle.
    ///
    /// @throws ApiException when the API refuses something
    /// @throws IllegalStateException when planning fails or takes longer than ten minutes
    public PlanResult run(BriefFile brief, Path folder) {
        Instant start = Instant.now();
        String projectId = session.post("/api/projects", Json.object().put("name", brief.name()))
                .path("id")
                .asText();
        String project = "/api/projects/" + projectId;
        String briefId =
                session.post(project + "/briefs", brief.brief()).path("id").asText();
        String revisionId = session.post(project + "/revisions", Json.object().put("briefId", briefId))
                .path("id")
                .asText();
        listener.said("Submitted “" + brief.name() + "” as project " + projectId);
        JsonNode revision =
                awaitReady(project, Json.object().put("id", revisionId).put("state", "planning"));
        Duration took = Duration.between(start, Instant.now());
        List<Path> files = download(project, revisionId, folder);
        return new PlanResult(projectId, revisionId, revision.path("plan"), folder, files, took);
    }

    /// Waits until a revision is planned.
    ///
    /// @param project path of the project
    /// @param begun the revision as it was when it was asked for; one that is ready already is returned as it is
    /// @throws IllegalStateException when planning fails or takes longer than ten minutes
    public JsonNode awaitReady(String project, JsonNode begun) {
        JsonNode revision = begun.path("state").asText().equals("planning")
                ? follow(project, begun.path("id").asText(), Instant.now())
                : begun;
        if (!revision.path("state").asText().equals("ready")) {
            JsonNode failure = revision.path("failure");
            throw new IllegalStateException(
                    "Planning failed: " + failure.path("message").asText("no reason given") + " ("
                            + failure.path("code").asText("unknown") + ")");
        }
        return revision;
    }

    private JsonNode follow(String project, String revisionId, Instant start) {
        BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().start(() -> read(project + "/events", events));
        try {
            while (true) {
                ServerEvent event = events.poll(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
                if (event != null && isProgress(event, revisionId)) {
                    progressed(event.data());
                    continue;
                }
                JsonNode revision = look(project + "/revisions/" + revisionId);
                if (!revision.path("state").asText().equals("planning")) {
                    return revision;
                }
                if (revision.has("progress")) {
                    progressed(revision.path("progress"));
                }
                if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException("Planning takes longer than " + PATIENCE.toMinutes()
                            + " minutes; look at ./incubator logs");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the plan", e);
        } finally {
            reader.interrupt();
        }
    }

    /// A service that is away for a moment comes back; only one that stays away is a failure.
    private JsonNode look(String path) {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.get(path);
            } catch (ApiException e) {
                if (e.status() != UNAVAILABLE || attempt == MOST_LOOKS || !pause()) {
                    throw e;
                }
            }
        }
    }

    private static boolean isProgress(ServerEvent event, String revisionId) {
        return event.type().equals("revision.progressed")
                && event.data().path("revisionId").asText().equals(revisionId);
    }

    private void progressed(JsonNode progress) {
        listener.progressed(
                progress.path("percent").asInt(), progress.path("stage").asText(""));
    }

    /// Reads events until interrupted; a broken stream is opened again behind the last event.
    private void read(String path, BlockingQueue<ServerEvent> events) {
        String last = null;
        while (!Thread.currentThread().isInterrupted()) {
            try (EventReader reader = new EventReader(session.open(path, "text/event-stream", last))) {
                for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                    last = event.get().id() == null ? last : event.get().id();
                    events.add(event.get());
                }
            } catch (IOException | UnreachableException | ApiException _) {
                // the loop that looks anyway goes on; it tells when something is really wrong
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Writes the bundle of a revision.
    ///
    /// @return its files, relative to `folder`
    public List<Path> download(String project, String revisionId, Path folder) {
        String path = project + "/revisions/" + revisionId + "/bundle";
        try (InputStream zip = session.open(path, "application/zip", null)) {
            return BundleFolder.unpack(zip, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the bundle to " + folder, e);
        }
    }
}
