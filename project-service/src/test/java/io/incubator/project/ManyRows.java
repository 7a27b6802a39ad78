package io.incubator.project;

import io.incubator.kittest.Rows;
import java.util.Set;
import java.util.UUID;

/// Fills every table of the service: one organisation and one project of it with many rows, among those
/// of others. Every table is filled by one statement.
final class ManyRows {
    /// The tables in which reading everything is not what anybody asked for.
    static final Set<String> LARGE = Set.of(
            "project",
            "brief",
            "revision",
            "revision_plan",
            "revision_file",
            "project_event",
            "acceptance",
            "project_member",
            "project_team",
            "project_invitation",
            "task",
            "task_removal",
            "comment");

    /// Four rows for each of many other projects, for that is how most projects are; among projects of
    /// one row each, PostgreSQL rightly takes any index that begins with the project.
    private static final String OTHERS = """
            (select * from project where created_by = CALLER and id <> PROJECT limit 2500) other
            cross join generate_series(1, 4) n""";

    private final UUID organisation;
    private final UUID caller;
    private final UUID project = UUID.randomUUID();
    private final UUID brief = UUID.randomUUID();
    private final UUID revision = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();
    private final UUID comment = UUID.randomUUID();
    private final UUID assignee = UUID.randomUUID();

    ManyRows(UUID organisation, UUID caller) {
        this.organisation = organisation;
        this.caller = caller;
    }

    String project() {
        return "/api/projects/" + project;
    }

    UUID task() {
        return task;
    }

    /// A path with the names of rows replaced by their ids.
    String address(String path) {
        return path.replace("PROJECT", project())
                .replace("BRIEF", brief.toString())
                .replace("REVISION", revision.toString())
                .replace("TASK", task.toString())
                .replace("COMMENT", comment.toString())
                .replace("ASSIGNEE", assignee.toString());
    }

    void insert() {
        run("""
                insert into project (id, org_id, name, created_by, created_at, updated_at, event_sequence)
                select case when n = 1 then PROJECT else gen_random_uuid() end,
                    case when n <= 10000 then ORGANISATION else md5((n % 40)::text)::uuid end,
                    'Project ' || n, CALLER, now() - n * interval '1 second', now() - n * interval '1 second',
                    case when n = 1 then 15000 else 4 end
                from generate_series(1, 50000) n""");
        briefsAndRevisions();
        people();
        board();
        Rows.execute("analyze");
    }

    private void briefsAndRevisions() {
        run("""
                insert into brief (id, org_id, project_id, text, context, created_by, created_at)
                select case when n = 1 then BRIEF else gen_random_uuid() end, ORGANISATION, PROJECT, 'An idea', '{}',
                    CALLER, now() - n * interval '1 second'
                from generate_series(1, 10000) n
                union all
                select gen_random_uuid(), org_id, id, 'An idea', '{}', CALLER, created_at from OTHERS""");
        run("""
                insert into revision (id, org_id, project_id, number, state, brief_id, job_id, cause, created_by,
                    created_at, finished_at)
                select case when id = BRIEF then REVISION else gen_random_uuid() end, org_id, project_id,
                    row_number() over (partition by project_id), 'ready', id, gen_random_uuid(), 'brief', CALLER,
                    created_at, created_at
                from brief where created_by = CALLER""");
        run("""
                insert into revision_plan (revision_id, org_id, project_id, plan)
                select id, org_id, project_id,
                    '{"recommendation":{"option":"A"},"options":[{"id":"A"},{"id":"B"}]}'
                from revision where created_by = CALLER""");
        run("""
                insert into revision_file (revision_id, path, org_id, project_id, media_type, content, sha256)
                select id, 'plan.md', org_id, project_id, 'text/markdown', 'plan', sha256('plan')
                from revision where created_by = CALLER""");
        run("""
                insert into acceptance (project_id, org_id, revision_id, option_id, accepted_by, accepted_at)
                select distinct on (project_id) project_id, org_id, id, 'A', CALLER, now()
                from revision where created_by = CALLER""");
    }

    private void people() {
        run("""
                insert into project_event (project_id, sequence, org_id, type, data, occurred_at, actor)
                select PROJECT, n, ORGANISATION, case when n % 4 = 0 then 'revision.progressed' else 'brief.added' end,
                    '{}', now(), case when n % 5 = 0 then ASSIGNEE else CALLER end
                from generate_series(1, 15000) n
                union all
                select id, n, org_id, 'project.updated', '{}', now(), CALLER from OTHERS""");
        run("""
                insert into project_member (project_id, user_id, org_id, role, added_by, created_at, updated_at)
                select PROJECT, gen_random_uuid(), ORGANISATION, case when n % 9 = 0 then 'viewer' else 'contributor' end,
                    CALLER, now() - n * interval '1 second', now()
                from generate_series(1, 10000) n
                union all
                select id, case when n = 1 then CALLER else gen_random_uuid() end, org_id, 'maintainer', CALLER,
                    created_at, created_at
                from OTHERS""");
        run("""
                insert into project_team (project_id, team_id, org_id, role, added_by, created_at, updated_at)
                select PROJECT, gen_random_uuid(), ORGANISATION, 'viewer', CALLER, now() - n * interval '1 second', now()
                from generate_series(1, 10000) n
                union all
                select id, gen_random_uuid(), org_id, 'viewer', CALLER, created_at, created_at from OTHERS""");
        run("""
                insert into project_invitation (id, org_id, project_id, user_id, role, state, invited_by, created_at,
                    expires_at)
                select gen_random_uuid(), ORGANISATION, PROJECT, gen_random_uuid(), 'viewer',
                    case when n % 9 = 0 then 'open' else 'declined' end, CALLER, now() - n * interval '1 second',
                    now() + interval '1 day'
                from generate_series(1, 10000) n
                union all
                select gen_random_uuid(), org_id, id, case when n = 1 then CALLER else gen_random_uuid() end, 'viewer',
                    'open', CALLER, created_at, now() + interval '1 day'
                from OTHERS""");
    }

    private void board() {
        run("""
                insert into task (id, org_id, project_id, title, status, track, phase, assignee, rank, created_by,
                    created_at, updated_at)
                select case when n = 1 then TASK else gen_random_uuid() end, ORGANISATION, PROJECT, 'Task ' || n,
                    (array ['todo', 'in-progress', 'in-review', 'blocked', 'done', 'dropped'])[1 + n % 6],
                    case when n % 2 = 0 then 'backend' else 'frontend' end, 'p' || n % 7,
                    case when n % 30 = 0 then ASSIGNEE else gen_random_uuid() end, 'V' || lpad(n::text, 6, '0') || '1',
                    CALLER, now(), now()
                from generate_series(1, 10000) n
                union all
                select gen_random_uuid(), org_id, id, 'Task', 'todo', 'backend', 'p1', ASSIGNEE, 'V' || n, CALLER, now(),
                    now()
                from OTHERS""");
        run("""
                insert into task_removal (project_id, plan_task_id, org_id, removed_by, removed_at)
                select id, 'gone ' || n, org_id, CALLER, now() from OTHERS""");
        run("""
                insert into comment (id, org_id, project_id, task_id, revision_id, option_id, text, author, created_at)
                select case when n = 1 then COMMENT else gen_random_uuid() end, ORGANISATION, PROJECT, TASK, null::uuid,
                    null::text, 'Said', CALLER, now() - n * interval '1 second'
                from generate_series(1, 10000) n
                union all
                select gen_random_uuid(), ORGANISATION, PROJECT, null, REVISION, case when n % 2 = 0 then 'B' end, 'Said',
                    CALLER, now() - n * interval '1 second'
                from generate_series(1, 10000) n
                union all
                select gen_random_uuid(), org_id, project_id, id, null, null, 'Said', CALLER, now()
                from task where created_by = CALLER and project_id <> PROJECT""");
    }

    private void run(String sql) {
        Rows.execute(sql.replace("OTHERS", OTHERS)
                .replace("ORGANISATION", quoted(organisation))
                .replace("PROJECT", quoted(project))
                .replace("BRIEF", quoted(brief))
                .replace("REVISION", quoted(revision))
                .replace("TASK", quoted(task))
                .replace("COMMENT", quoted(comment))
                .replace("CALLER", quoted(caller))
                .replace("ASSIGNEE", quoted(assignee)));
    }

    private static String quoted(UUID id) {
        return "uuid '" + id + "'";
    }
}
