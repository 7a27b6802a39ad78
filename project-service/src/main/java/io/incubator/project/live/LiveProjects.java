package io.incubator.project.live;

import io.incubator.kit.live.LiveStory;
import io.incubator.kit.live.LiveTopic;
import io.incubator.project.events.ProjectStream;
import io.incubator.project.projects.ProjectService;
import jakarta.inject.Singleton;
import java.util.UUID;

/// What is told of a project: what its stream tells, to whom it tells it.
@Singleton
class LiveProjects implements LiveTopic {
    private final ProjectService projects;
    private final ProjectStream stream;

    LiveProjects(ProjectService projects, ProjectStream stream) {
        this.projects = projects;
        this.stream = stream;
    }

    @Override
    public String right() {
        return "projects:read";
    }

    @Override
    public LiveStory open(UUID id, long after) {
        projects.requireExisting(id);
        return LiveStory.of(stream.open(id, after), ProjectStream.LAST_EVENT);
    }
}
