package io.incubator.project.board;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.board.TaskRepository.Board;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What people do with tasks. Everything changes under the project's lock, so that moves meet one after
/// the other.
@ApplicationScoped
public class TaskService {
    private final TaskRepository tasks;
    private final Places places;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    TaskService(
            TaskRepository tasks,
            Places places,
            ProjectService projects,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.tasks = tasks;
        this.places = places;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @ReadOnly
    Page<Task> list(UUID project, TaskFilter filter, int limit) {
        projects.requireExisting(project);
        List<TaskRow> found = tasks.list(board(project), filter, limit + 1);
        return Page.of(found, limit, filter::cursorOf, TaskRow::task);
    }

    @ReadOnly
    Task get(UUID project, UUID id) {
        return find(project, id).task();
    }

    /// Refuses with `not-found` unless the caller's project has the task.
    @ReadOnly
    public void requireExisting(UUID project, UUID id) {
        find(project, id);
    }

    @Transactional
    Task create(UUID project, NewTask body) {
        projects.lockActive(project);
        Board board = board(project);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Task task = new Task(
                Ids.next(),
                project,
                null,
                null,
                false,
                body.title(),
                body.description(),
                body.doneWhen(),
                body.phase(),
                body.track(),
                TaskStatus.TODO,
                body.assignee(),
                List.of(),
                body.estimate(),
                1,
                identity.subject(),
                now,
                now);
        tasks.add(board, new TaskRow(task, Rank.between(places.last(board), null), Set.of()));
        append(ProjectEventType.TASK_CREATED, task);
        return task;
    }

    /// Changes what the body names; what is so already is no new version.
    @Transactional
    Task change(UUID project, UUID id, TaskChange change) {
        projects.lockActive(project);
        TaskRow before = find(project, id);
        precondition.check(before.task());
        return change(before, change);
    }

    /// Moves a task, and with it into another state when the body says so.
    @Transactional
    Task move(UUID project, UUID id, TaskMove move) {
        projects.lockActive(project);
        Board board = board(project);
        TaskRow row = find(project, id);
        precondition.check(row.task());
        TaskRepository.Placed follows = neighbour(board, id, move);
        if (places.putAfter(board, row, follows == null ? null : follows.place())) {
            events.append(
                    identity.organisation(),
                    project,
                    ProjectEventType.TASK_MOVED,
                    new TaskEvent.Moved(id, row.task().title(), follows == null ? null : follows.id()));
        }
        return move.status() == null ? row.task() : change(row, TaskChange.to(move.status()));
    }

    @Transactional
    void delete(UUID project, UUID id) {
        projects.lockActive(project);
        Task task = find(project, id).task();
        precondition.check(task);
        tasks.delete(board(project), task, identity.subject());
        append(ProjectEventType.TASK_DELETED, task);
    }

    private Task change(TaskRow before, TaskChange change) {
        TaskStatus from = before.task().status();
        if (change.status() != null && change.status() != from && !from.mayBecome(change.status())) {
            throw new ProblemException(
                    BoardError.TASK_TRANSITION_REFUSED,
                    from.label(),
                    change.status().label(),
                    from.exits());
        }
        TaskRow after = before.with(change);
        if (after.equals(before)) {
            return before.task();
        }
        UUID project = before.task().projectId();
        tasks.change(board(project), after);
        Task changed = get(project, before.task().id());
        append(ProjectEventType.TASK_CHANGED, changed);
        return changed;
    }

    /// What the task shall stand after; null for the top.
    private TaskRepository.Placed neighbour(Board board, UUID id, TaskMove move) {
        if (move.to() != null) {
            List<TaskRepository.Placed> last =
                    move.to() == TaskMove.End.TOP ? List.of() : tasks.preceding(board, null, id, 1);
            return last.isEmpty() ? null : last.getFirst();
        }
        UUID named = move.after() == null ? move.before() : move.after();
        TaskRow other = tasks.find(board, named)
                .filter(found -> !named.equals(id))
                .orElseThrow(() -> new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField(
                                move.after() == null ? "before" : "after",
                                "unknown-value",
                                "must be another task of the project"));
        if (move.after() != null) {
            return new TaskRepository.Placed(named, other.place());
        }
        List<TaskRepository.Placed> above = tasks.preceding(board, other.place(), id, 1);
        return above.isEmpty() ? null : above.getFirst();
    }

    private TaskRow find(UUID project, UUID id) {
        return tasks.find(board(project), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private Board board(UUID project) {
        return new Board(identity.organisation(), project);
    }

    private void append(ProjectEventType type, Task task) {
        events.append(identity.organisation(), task.projectId(), type, TaskEvent.Changed.of(task));
    }
}
