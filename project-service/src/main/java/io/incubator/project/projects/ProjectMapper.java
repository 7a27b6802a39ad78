package io.incubator.project.projects;

import io.incubator.kit.data.Ids;
import java.time.Instant;
import java.util.UUID;

/// Between a project's row and what callers see.
final class ProjectMapper {
    private ProjectMapper() {}

    static ProjectEntity toEntity(NewProject body, UUID organisation, UUID subject, Instant now) {
        ProjectEntity entity = new ProjectEntity();
        entity.id = Ids.next();
        entity.organisation = organisation;
        entity.name = body.name();
        entity.description = body.description();
        entity.state = ProjectState.ACTIVE;
        entity.version = 1;
        entity.createdBy = subject;
        entity.createdAt = now;
        entity.updatedAt = now;
        return entity;
    }

    static Project toProject(ProjectEntity entity) {
        return new Project(
                entity.id,
                entity.name,
                entity.description,
                entity.state,
                entity.version,
                entity.createdAt,
                entity.updatedAt);
    }
}
