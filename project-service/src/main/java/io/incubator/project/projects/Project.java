package io.incubator.project.projects;

import io.incubator.kit.conditional.Tagged;
import io.incubator.kit.data.Ids;
import io.incubator.kit.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;

/// A project as callers see it.
///
/// @param version grows by one with every change of the project's own fields
public record Project(
        UUID id,
        String name,
        String description,
        ProjectState state,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    /// A new one.
    static Project begun(NewProject body, Instant now) {
        return new Project(Ids.next(), body.name(), body.description(), ProjectState.ACTIVE, 1, now, now);
    }

    /// @param change null fields stay
    Project with(ProjectChange change) {
        return new Project(
                id,
                change.name() == null ? name : change.name(),
                change.description() == null ? description : change.description(),
                state,
                version,
                createdAt,
                updatedAt);
    }

    Project in(ProjectState next) {
        return new Project(id, name, description, next, version, createdAt, updatedAt);
    }

    /// The next version. Changes are made under the row's lock, so it is counted here.
    Project changed(Instant now) {
        return new Project(id, name, description, state, version + 1, createdAt, now);
    }

    /// @throws ProblemException `project-archived`
    void requireActive() {
        if (state != ProjectState.ACTIVE) {
            throw new ProblemException(ProjectError.PROJECT_ARCHIVED);
        }
    }

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
