package io.incubator.project.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Reads where people stand. Every query names the organisation.
@Singleton
class AccessRepository {
    private final Jdbi jdbi;

    AccessRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Empty when the organisation has no such project.
    Optional<Standing> standing(UUID organisation, UUID project, UUID user) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select project.contributors, member.role
                        from project
                        left join project_member member
                            on member.project_id = project.id and member.user_id = :user
                            and member.org_id = :organisation
                        where project.org_id = :organisation and project.id = :project""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .map((row, context) -> {
                    String role = row.getString("role");
                    return new Standing(
                            role == null ? null : ProjectRole.of(role), Contributors.of(row.getString("contributors")));
                })
                .findOne());
    }

    /// Makes somebody a maintainer of a project that has just been made.
    void addMaintainer(UUID organisation, UUID project, UUID user, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into project_member
                            (project_id, user_id, org_id, role, added_by, created_at, updated_at)
                        values (:project, :user, :organisation, :role, :user, :at, :at)""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .bind("role", ProjectRole.MAINTAINER.label())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Says who contributes; the caller holds the project's lock.
    void setContributors(UUID organisation, UUID project, Contributors contributors) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update project set contributors = :contributors
                        where org_id = :organisation and id = :project""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("contributors", contributors.label())
                .execute());
    }
}
