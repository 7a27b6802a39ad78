package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a task stands.
enum TaskStatus {
    @JsonProperty("todo")
    TODO,
    @JsonProperty("in-progress")
    IN_PROGRESS,
    @JsonProperty("in-review")
    IN_REVIEW,
    /// Cannot go on, for a reason outside the task.
    @JsonProperty("blocked")
    BLOCKED,
    @JsonProperty("done")
    DONE,
    /// Will not be done.
    @JsonProperty("dropped")
    DROPPED;

    private static final Map<TaskStatus, Set<TaskStatus>> TRANSITIONS = Map.of(
            TODO, Set.of(IN_PROGRESS, BLOCKED, DONE, DROPPED),
            IN_PROGRESS, Set.of(TODO, IN_REVIEW, BLOCKED, DONE, DROPPED),
            IN_REVIEW, Set.of(IN_PROGRESS, BLOCKED, DONE, DROPPED),
            BLOCKED, Set.of(TODO, IN_PROGRESS, DROPPED),
            DONE, Set.of(TODO, IN_PROGRESS),
            DROPPED, Set.of(TODO));

    /// Whether a task may go from this state to the other; staying where it is is no transition.
    boolean mayBecome(TaskStatus next) {
        return TRANSITIONS.get(this).contains(next);
    }

    /// The states it may go to, for people.
    String exits() {
        return TRANSITIONS.get(this).stream().map(TaskStatus::label).sorted().collect(Collectors.joining(", "));
    }

    /// The name in the database and in JSON.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static TaskStatus of(String label) {
        return valueOf(label.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
