package io.incubator.project.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Reads where people stand. Every query names the organisation.
@Singleton
class AccessRepository {
    private final Jdbi jdbi;

    AccessRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Empty when the organisation has no such project.
    ///
    /// @param teams of the user
    Optional<Standing> standing(UUID organisation, UUID project, UUID user, Collection<UUID> teams) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select project.contributors, member.role,
                            array(select team.role from project_team team
                                  where team.org_id = :organisation and team.project_id = project.id
                                    and team.team_id = any(:teams)) as team_roles
                        from project
                        left join project_member member
                            on member.project_id = project.id and member.user_id = :user
                            and member.org_id = :organisation
                        where project.org_id = :organisation and project.id = :project""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .bindArray("teams", UUID.class, teams)
                .map((row, context) -> new Standing(
                        highest(row.getString("role"), (String[])
                                row.getArray("team_roles").getArray()),
                        Contributors.of(row.getString("contributors"))))
                .findOne());
    }

    private static ProjectRole highest(String own, String... ofTeams) {
        return Stream.concat(Stream.ofNullable(own), Arrays.stream(ofTeams))
                .map(ProjectRole::of)
                .max(Comparator.naturalOrder())
                .orElse(null);
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
