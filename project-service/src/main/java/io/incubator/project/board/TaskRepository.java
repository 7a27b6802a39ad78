package io.incubator.project.board;

import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/// The table of tasks. Every query names the organisation and the project.
@Singleton
class TaskRepository {
    private static final String OF_THE_PROJECT = " where org_id = :organisation and project_id = :project ";

    private final Jdbi jdbi;

    TaskRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whose board it is.
    record Board(UUID organisation, UUID project) {
        <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bind("organisation", organisation).bind("project", project);
        }
    }

    Optional<TaskRow> find(Board board, UUID id) {
        return jdbi.withHandle(handle -> select(handle, board, "and id = :id")
                .bind("id", id)
                .map(TaskColumns::read)
                .findOne());
    }

    /// In the board's order.
    List<TaskRow> list(Board board, TaskFilter filter, int count) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> columns = filter.columns();
        columns.keySet().forEach(column -> where.append("and %s = :%s ".formatted(column, column)));
        if (filter.after() != null) {
            where.append("and rank > :after ");
        }
        return jdbi.withHandle(handle -> {
            Query query = select(handle, board, where + "order by rank limit :count")
                    .bind("count", count)
                    .bindMap(columns);
            if (filter.after() != null) {
                query.bind("after", filter.after());
            }
            return query.map(TaskColumns::read).list();
        });
    }

    /// The places right after one, the nearest first.
    ///
    /// @param from null for the top
    /// @param without a task that does not count
    List<Placed> following(Board board, String from, UUID without, int count) {
        return places(board, from == null ? "" : "and rank > :from", "asc", from, without, count);
    }

    /// The places right before one, the nearest first.
    ///
    /// @param from null for the bottom
    /// @param without a task that does not count
    List<Placed> preceding(Board board, String from, UUID without, int count) {
        return places(board, from == null ? "" : "and rank < :from", "desc", from, without, count);
    }

    /// A task and its place.
    record Placed(UUID id, String place) {}

    void add(Board board, TaskRow row) {
        jdbi.useHandle(handle -> TaskColumns.bind(board.bind(handle.createUpdate("""
                        insert into task (id, org_id, project_id, title, description, done_when, phase, track, status,
                            assignee, optimistic, likely, pessimistic, rank, edited, version, created_by, created_at,
                            updated_at)
                        values (:id, :organisation, :project, :title, :description, :doneWhen, :phase, :track, :status,
                            :assignee, :optimistic, :likely, :pessimistic, :rank, :edited, 1, :createdBy, :at, :at)""")), row)
                .bind("rank", row.place())
                .bind("createdBy", row.task().createdBy())
                .bind("at", row.task().createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Writes a changed task as its next version.
    void change(Board board, TaskRow row) {
        jdbi.useHandle(handle -> TaskColumns.bind(
                        board.bind(handle.createUpdate("update task set title = :title, description = :description,"
                                + " done_when = :doneWhen, phase = :phase, track = :track, status = :status,"
                                + " assignee = :assignee, optimistic = :optimistic, likely = :likely,"
                                + " pessimistic = :pessimistic, edited = :edited, version = version + 1,"
                                + " updated_at = now()" + OF_THE_PROJECT + "and id = :id")),
                        row)
                .execute());
    }

    /// Gives tasks other places, all in one statement.
    void place(Board board, List<Placed> places) {
        jdbi.useHandle(handle -> board.bind(handle.createUpdate("""
                        update task set rank = fresh.rank
                        from unnest(:ids, :ranks) as fresh (id, rank)
                        where task.org_id = :organisation and task.project_id = :project and task.id = fresh.id"""))
                .bindArray("ids", UUID.class, places.stream().map(Placed::id).toArray())
                .bindArray(
                        "ranks",
                        String.class,
                        places.stream().map(Placed::place).toArray())
                .execute());
    }

    /// Deletes a task; one of the plan is remembered, so that the next plan does not bring it back.
    void delete(Board board, Task task, UUID subject) {
        jdbi.useHandle(handle -> {
            board.bind(handle.createUpdate("delete from task" + OF_THE_PROJECT + "and id = :id"))
                    .bind("id", task.id())
                    .execute();
            if (task.planTaskId() != null) {
                board.bind(handle.createUpdate("""
                                insert into task_removal (project_id, plan_task_id, org_id, removed_by, removed_at)
                                values (:project, :planTask, :organisation, :subject, now())
                                on conflict (project_id, plan_task_id) do nothing"""))
                        .bind("planTask", task.planTaskId())
                        .bind("subject", subject)
                        .execute();
            }
        });
    }

    private List<Placed> places(Board board, String condition, String direction, String from, UUID without, int count) {
        return jdbi.withHandle(handle -> {
            Query query = board.bind(handle.createQuery("select id, rank from task" + OF_THE_PROJECT + condition
                            + " and id <> :without order by rank " + direction + " limit :count"))
                    .bind("without", without)
                    .bind("count", count);
            if (from != null) {
                query.bind("from", from);
            }
            return query.map((row, context) -> new Placed(row.getObject("id", UUID.class), row.getString("rank")))
                    .list();
        });
    }

    private static Query select(Handle handle, Board board, String condition) {
        return board.bind(
                handle.createQuery("select " + TaskColumns.NAMES + " from task" + OF_THE_PROJECT + condition));
    }
}
