package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// The table of teams. Every query names the organisation.
@Singleton
class ProjectTeamRepository {
    private static final String TEAMS = """
            select team_id, role, version, added_by, created_at, updated_at from project_team
            where org_id = :organisation and project_id = :project""";

    private final Jdbi jdbi;

    ProjectTeamRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<ProjectTeam> find(UUID organisation, UUID project, UUID team) {
        return jdbi.withHandle(handle -> handle.createQuery(TEAMS + " and team_id = :team")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("team", team)
                .map((row, context) -> team(row))
                .findOne());
    }

    /// Adds one, or writes it as it is now.
    void put(UUID organisation, UUID project, ProjectTeam team) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into project_team
                            (project_id, team_id, org_id, role, version, added_by, created_at, updated_at)
                        values (:project, :team, :organisation, :role, :version, :addedBy, :createdAt, :updatedAt)
                        on conflict (project_id, team_id) do update
                            set role = :role, version = :version, updated_at = :updatedAt""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("team", team.teamId())
                .bind("role", team.role().label())
                .bind("version", team.version())
                .bind("addedBy", team.addedBy())
                .bind("createdAt", team.createdAt().atOffset(ZoneOffset.UTC))
                .bind("updatedAt", team.updatedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// What it was, if it was anything.
    Optional<ProjectRole> remove(UUID organisation, UUID project, UUID team) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        delete from project_team
                        where org_id = :organisation and project_id = :project and team_id = :team returning role""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("team", team)
                .map((row, context) -> ProjectRole.of(row.getString("role")))
                .findOne());
    }

    /// Those shared with a team, in the order in which they are to be locked.
    List<UUID> projects(UUID organisation, UUID team) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select project_id from project_team
                        where org_id = :organisation and team_id = :team order by project_id""")
                .bind("organisation", organisation)
                .bind("team", team)
                .mapTo(UUID.class)
                .list());
    }

    /// With which it is shared the longest, first.
    ///
    /// @param after null for the first page
    List<ProjectTeam> list(UUID organisation, UUID project, Position after, int count) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(TEAMS
                            + (after == null ? "" : " and (created_at, team_id) > (:after, :afterId)")
                            + " order by created_at, team_id limit :count")
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("count", count);
            if (after != null) {
                query.bind("after", after.time()).bind("afterId", after.id());
            }
            return query.map((row, context) -> team(row)).list();
        });
    }

    private static ProjectTeam team(ResultSet row) throws SQLException {
        return new ProjectTeam(
                row.getObject("team_id", UUID.class),
                ProjectRole.of(row.getString("role")),
                row.getLong("version"),
                row.getObject("added_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
