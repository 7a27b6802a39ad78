package io.incubator.project.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.project.board.TaskRepository.Board;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Writes a plan's tasks to the board, all of them in one statement.
@Singleton
class ImportRepository {
    /// A field that people changed stays theirs; a task they deleted stays away; a task nothing changes
    /// about keeps its version.
    private static final String WRITE = """
            with written as (
                insert into task (id, org_id, project_id, plan_task_id, revision_id, in_plan, title, done_when, phase,
                    track, status, after, optimistic, likely, pessimistic, rank, created_by, created_at, updated_at)
                select planned.id, :organisation, :project, planned."planTaskId", :revision, true, planned.title,
                    planned."doneWhen", planned.phase, planned.track, 'todo',
                    array(select jsonb_array_elements_text(planned.after)), planned.optimistic, planned.likely,
                    planned.pessimistic, planned.rank, :subject, now(), now()
                from jsonb_to_recordset(cast(:tasks as jsonb)) as planned (id uuid, "planTaskId" text, title text,
                    "doneWhen" text, phase text, track text, after jsonb, optimistic double precision,
                    likely double precision, pessimistic double precision, rank text)
                where not exists (
                    select from task_removal
                    where task_removal.org_id = :organisation and task_removal.project_id = :project
                      and task_removal.plan_task_id = planned."planTaskId")
                on conflict (project_id, plan_task_id) where plan_task_id is not null do update set
                    title = case when 'title' = any (task.edited) then task.title else excluded.title end,
                    done_when = case when 'doneWhen' = any (task.edited) then task.done_when
                        else excluded.done_when end,
                    phase = case when 'phase' = any (task.edited) then task.phase else excluded.phase end,
                    track = case when 'track' = any (task.edited) then task.track else excluded.track end,
                    optimistic = case when 'estimate' = any (task.edited) then task.optimistic
                        else excluded.optimistic end,
                    likely = case when 'estimate' = any (task.edited) then task.likely else excluded.likely end,
                    pessimistic = case when 'estimate' = any (task.edited) then task.pessimistic
                        else excluded.pessimistic end,
                    after = excluded.after,
                    in_plan = true,
                    version = task.version + 1,
                    updated_at = excluded.updated_at
                where not task.in_plan
                   or task.after is distinct from excluded.after
                   or task.title <> excluded.title and not 'title' = any (task.edited)
                   or task.done_when <> excluded.done_when and not 'doneWhen' = any (task.edited)
                   or task.phase is distinct from excluded.phase and not 'phase' = any (task.edited)
                   or task.track is distinct from excluded.track and not 'track' = any (task.edited)
                   or (task.optimistic, task.likely, task.pessimistic)
                          is distinct from (excluded.optimistic, excluded.likely, excluded.pessimistic)
                      and not 'estimate' = any (task.edited)
                returning xmax = 0 as added)
            select count(*) filter (where added) as added, count(*) filter (where not added) as changed from written
            """;

    private static final String RETIRE = """
            update task set in_plan = false, version = version + 1, updated_at = now()
            where org_id = :organisation and project_id = :project and in_plan and not plan_task_id = any (:planned)
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ImportRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// What an import did to the board.
    record Outcome(int added, int changed, int retired) {
        boolean nothing() {
            return added + changed + retired == 0;
        }
    }

    Outcome write(Board board, UUID revision, UUID subject, List<PlannedTask> tasks) {
        String planned = write(tasks);
        return jdbi.withHandle(handle -> {
            int retired = board.bind(handle.createUpdate(RETIRE))
                    .bindArray(
                            "planned",
                            String.class,
                            tasks.stream().map(PlannedTask::planTaskId).toArray())
                    .execute();
            return board.bind(handle.createQuery(WRITE))
                    .bind("revision", revision)
                    .bind("subject", subject)
                    .bind("tasks", planned)
                    .map((row, context) -> new Outcome(row.getInt("added"), row.getInt("changed"), retired))
                    .one();
        });
    }

    private String write(List<PlannedTask> tasks) {
        try {
            return json.writeValueAsString(tasks);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("planned tasks are not JSON", e);
        }
    }
}
