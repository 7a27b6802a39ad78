package io.incubator.project.projects;

import io.incubator.kit.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A project's row. The event sequence of the same row belongs to
/// [io.incubator.project.events.ProjectEvents] and is not mapped. Changes are made under the row's
/// lock, so `version` is counted here and not by the persistence provider.
@Entity
@Table(name = "project")
class ProjectEntity {
    @Id
    UUID id;

    @Column(name = "org_id", updatable = false)
    UUID organisation;

    String name;

    /// What lists sort by; the database makes it of the name.
    @Column(name = "name_key", insertable = false, updatable = false)
    String nameKey;

    String description;

    ProjectState state;

    long version;

    @Column(name = "created_by", updatable = false)
    UUID createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /// Notes that a field changed.
    void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    void requireActive() {
        if (state != ProjectState.ACTIVE) {
            throw new ProblemException(ProjectError.PROJECT_ARCHIVED);
        }
    }
}
