package io.incubator.project.graph;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// Reads what belongs to many projects, one statement a kind. Every query names the organisation; answers are in the
/// order of the projects asked for.
@ApplicationScoped
class GraphReads {
    private static final String MEMBERS = """
            select wanted.id as project_id, found.*
            from unnest(:projects) as wanted (id)
            cross join lateral (
                select user_id, role, created_at from project_member
                where org_id = :organisation and project_id = wanted.id
                order by created_at, user_id limit 100) as found
            order by wanted.id, found.created_at, found.user_id
            """;

    private static final String TEAMS = """
            select wanted.id as project_id, found.*
            from unnest(:projects) as wanted (id)
            cross join lateral (
                select team_id, role, created_at from project_team
                where org_id = :organisation and project_id = wanted.id
                order by created_at, team_id limit 100) as found
            order by wanted.id, found.created_at, found.team_id
            """;

    private static final String TASKS = """
            select wanted.id as project_id, found.*
            from unnest(:projects) as wanted (id)
            cross join lateral (
                select id, title, status, phase, track, assignee, rank from task
                where org_id = :organisation and project_id = wanted.id
                order by rank limit 100) as found
            order by wanted.id, found.rank
            """;

    private static final String REVISIONS = """
            select wanted.id as project_id, found.*
            from unnest(:projects) as wanted (id)
            cross join lateral (
                select id, number, state, cause, parent_id, created_at,
                    case state when 'planning' then progress_percent else 100 end as percent,
                    exists (select from acceptance a where a.org_id = :organisation
                        and a.project_id = revision.project_id and a.revision_id = revision.id) as accepted
                from revision
                where org_id = :organisation and project_id = wanted.id
                order by number desc limit 20) as found
            order by wanted.id, found.number desc
            """;

    private static final String LATEST_PLANS = """
            select wanted.id as project_id, latest.id, latest.number,
                plan #>> '{recommendation,option}' as option,
                plan #>> '{recommendation,statement}' as statement,
                jsonb_path_query_first(plan, '$.options[*] ? (@.id == $id).title',
                    jsonb_build_object('id', plan #> '{recommendation,option}')) #>> '{}' as title,
                jsonb_path_query_first(plan, '$.options.size()')::integer as options,
                jsonb_path_query_first(plan, '$.roadmap.tasks.size()')::integer as tasks,
                (plan #> '{roadmap,forecast,p50Weeks}')::double precision as p50_weeks,
                (plan #> '{roadmap,forecast,p80Weeks}')::double precision as p80_weeks
            from unnest(:projects) as wanted (id)
            cross join lateral (
                select id, number from revision
                where org_id = :organisation and project_id = wanted.id and state = 'ready'
                order by number desc limit 1) as latest
            cross join lateral (
                select revision_plan.plan::jsonb as plan from revision_plan
                where org_id = :organisation and revision_id = latest.id offset 0) as stored
            """;

    private final Jdbi jdbi;
    private final CurrentIdentity identity;

    GraphReads(Jdbi jdbi, CurrentIdentity identity) {
        this.jdbi = jdbi;
        this.identity = identity;
    }

    @ReadOnly
    List<List<MemberNode>> members(List<UUID> projects) {
        return lists(projects, MEMBERS, (row, _) -> new MemberNode(row.getString("user_id"), row.getString("role")));
    }

    @ReadOnly
    List<List<TeamNode>> teams(List<UUID> projects) {
        return lists(projects, TEAMS, (row, _) -> new TeamNode(row.getString("team_id"), row.getString("role")));
    }

    @ReadOnly
    List<List<TaskNode>> tasks(List<UUID> projects) {
        return lists(
                projects,
                TASKS,
                (row, _) -> new TaskNode(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("status"),
                        row.getString("phase"),
                        row.getString("track"),
                        row.getString("assignee")));
    }

    @ReadOnly
    List<List<RevisionNode>> revisions(List<UUID> projects) {
        return lists(
                projects,
                REVISIONS,
                (row, _) -> new RevisionNode(
                        row.getString("id"),
                        row.getInt("number"),
                        row.getString("state"),
                        row.getString("cause"),
                        row.getString("parent_id"),
                        row.getInt("percent"),
                        row.getBoolean("accepted"),
                        instant(row, "created_at")));
    }

    /// With null for a project that has no plan.
    @ReadOnly
    List<PlanNode> latestPlans(List<UUID> projects) {
        return lists(
                        projects,
                        LATEST_PLANS,
                        (row, _) -> new PlanNode(
                                row.getString("id"),
                                row.getInt("number"),
                                row.getString("option"),
                                row.getString("title"),
                                row.getString("statement"),
                                row.getObject("options", Integer.class),
                                row.getObject("tasks", Integer.class),
                                row.getObject("p50_weeks", Double.class),
                                row.getObject("p80_weeks", Double.class)))
                .stream()
                .map(found -> found.isEmpty() ? null : found.getFirst())
                .toList();
    }

    private <T> List<List<T>> lists(List<UUID> projects, String sql, RowMapper<T> mapper) {
        Map<UUID, List<T>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bindArray("projects", UUID.class, projects.toArray())
                .bind("organisation", identity.organisation())
                .map((row, context) -> {
                    found.computeIfAbsent(row.getObject("project_id", UUID.class), _ -> new ArrayList<>())
                            .add(mapper.map(row, context));
                    return true;
                })
                .list());
        return projects.stream()
                .map(project -> found.getOrDefault(project, List.of()))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
