package io.incubator.ai.planner;

import java.util.List;
import java.util.stream.Collectors;

/// No composition obeys all hard constraints. Names a smallest set of them that cannot hold together: dropping any
/// one of them makes planning possible again, or at least resolves this conflict.
public final class NoOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    public NoOptionException(List<Conflict> conflicts) {
        super("no option obeys all of: "
                + conflicts.stream().map(Conflict::statement).collect(Collectors.joining("; ")));
        this.conflicts = List.copyOf(conflicts);
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }

    /// One of the constraints that cannot hold together.
    ///
    /// @param rule id of the constraint
    /// @param statement what it demands, in the language of the brief
    public record Conflict(String rule, String statement) {}
}
