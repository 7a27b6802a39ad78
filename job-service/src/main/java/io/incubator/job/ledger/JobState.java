package io.incubator.job.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a job stands. This enum's table is the only place that says what may follow what;
/// `docs/concepts/jobs.md` draws it.
public enum JobState {
    /// Waits for other jobs to be over.
    BLOCKED,
    /// Waits for a worker.
    QUEUED,
    /// A worker holds a lease on it.
    RUNNING,
    /// An attempt failed; waits for the time of the next one.
    RETRYING,
    /// Done.
    SUCCEEDED,
    /// Given up.
    FAILED,
    /// Called off.
    CANCELLED;

    /// What a state may become.
    private Set<JobState> next() {
        return switch (this) {
            case BLOCKED -> EnumSet.of(QUEUED, FAILED, CANCELLED);
            case QUEUED, RETRYING -> EnumSet.of(RUNNING, FAILED, CANCELLED);
            case RUNNING -> EnumSet.of(QUEUED, RETRYING, SUCCEEDED, FAILED, CANCELLED);
            case FAILED, CANCELLED -> EnumSet.of(QUEUED);
            case SUCCEEDED -> EnumSet.noneOf(JobState.class);
        };
    }

    /// Whether a job in this state may come into the other.
    public boolean mayBecome(JobState other) {
        return next().contains(other);
    }

    /// The other state, if it may follow.
    ///
    /// @throws IllegalStateException if it may not
    public JobState become(JobState other) {
        if (!mayBecome(other)) {
            throw new IllegalStateException("a job that is " + wire() + " cannot become " + other.wire());
        }
        return other;
    }

    /// Whether it is over. What failed or was cancelled comes back only if somebody wants it run again.
    public boolean isFinal() {
        return !mayBecome(CANCELLED) && !mayBecome(RUNNING);
    }

    /// Whether somebody may want it run again.
    public boolean isDead() {
        return isFinal() && mayBecome(QUEUED);
    }

    /// Whether a worker may claim it, once it is due.
    public boolean isWaiting() {
        return mayBecome(RUNNING);
    }

    /// The name used in the database, in JSON and in messages.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a [#wire()] name.
    @JsonCreator
    public static JobState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
