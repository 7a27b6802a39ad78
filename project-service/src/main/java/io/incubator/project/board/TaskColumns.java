package io.incubator.project.board;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/// Between a task's row in the table and the record.
final class TaskColumns {
    static final String NAMES = "id, project_id, plan_task_id, revision_id, in_plan, edited, title, description,"
            + " done_when, phase, track, status, assignee, after, optimistic, likely, pessimistic, rank, version,"
            + " created_by, created_at, updated_at";

    private TaskColumns() {}

    static TaskRow read(ResultSet row, StatementContext context) throws SQLException {
        Task task = new Task(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("plan_task_id"),
                row.getObject("revision_id", UUID.class),
                row.getBoolean("in_plan"),
                row.getString("title"),
                row.getString("description"),
                row.getString("done_when"),
                row.getString("phase"),
                Track.of(row.getString("track")),
                TaskStatus.of(row.getString("status")),
                row.getObject("assignee", UUID.class),
                List.of(texts(row.getArray("after"))),
                estimate(row),
                row.getLong("version"),
                row.getObject("created_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
        return new TaskRow(task, row.getString("rank"), Set.of(texts(row.getArray("edited"))));
    }

    /// Binds what people can set.
    static Update bind(Update update, TaskRow row) {
        Task task = row.task();
        Estimate estimate = task.estimate();
        return update.bind("id", task.id())
                .bind("title", task.title())
                .bind("description", task.description())
                .bind("doneWhen", task.doneWhen())
                .bind("phase", task.phase())
                .bind("track", task.track() == null ? null : task.track().label())
                .bind("status", task.status().label())
                .bindByType("assignee", task.assignee(), UUID.class)
                .bind("optimistic", estimate == null ? null : estimate.optimistic())
                .bind("likely", estimate == null ? null : estimate.likely())
                .bind("pessimistic", estimate == null ? null : estimate.pessimistic())
                .bindArray("edited", String.class, row.edited().toArray());
    }

    private static Estimate estimate(ResultSet row) throws SQLException {
        double optimistic = row.getDouble("optimistic");
        return row.wasNull() ? null : new Estimate(optimistic, row.getDouble("likely"), row.getDouble("pessimistic"));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
