package io.incubator.ai.planner.requirement;

import java.util.List;

/// A plan does not hang together. Only a mistake in the knowledge or the planner can cause it, never a
/// brief.
public final class DanglingLinkException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> links;

    DanglingLinkException(List<String> links) {
        super("the plan does not hang together: " + String.join("; ", links));
        this.links = List.copyOf(links);
    }

    /// What leads nowhere, or what nothing leads to.
    public List<String> links() {
        return links;
    }
}
