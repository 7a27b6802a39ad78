package io.incubator.project.board;

import java.util.Set;
import java.util.TreeSet;

/// A task as it is stored.
///
/// @param place where it stands
/// @param edited fields that people changed, by their names in the API
record TaskRow(Task task, String place, Set<String> edited) {

    TaskRow {
        edited = Set.copyOf(edited);
    }

    /// The row after a change; the same one when that changes nothing.
    TaskRow with(TaskChange change) {
        Set<String> touched = new TreeSet<>(edited);
        Task next = new Task(
                task.id(),
                task.projectId(),
                task.planTaskId(),
                task.revisionId(),
                task.inPlan(),
                pick("title", task.title(), change.title(), touched),
                pick("description", task.description(), change.description(), touched),
                pick("doneWhen", task.doneWhen(), change.doneWhen(), touched),
                pick("phase", task.phase(), change.phase(), touched),
                pick("track", task.track(), change.track(), touched),
                change.status() == null ? task.status() : change.status(),
                change.assignee() == null ? task.assignee() : change.assignee().user(),
                task.after(),
                pick("estimate", task.estimate(), change.estimate(), touched),
                task.version(),
                task.createdBy(),
                task.createdAt(),
                task.updatedAt());
        return next.equals(task) ? this : new TaskRow(next, place, touched);
    }

    private static <T> T pick(String field, T now, T wanted, Set<String> touched) {
        if (wanted == null || wanted.equals(now)) {
            return now;
        }
        touched.add(field);
        return wanted;
    }
}
