package io.incubator.ai.planner.comparison;

import java.util.List;

/// An alternative the knowledge base does not know on the axis asked about, or one that was named twice.
public final class UnknownAlternativeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String name;
    private final transient List<String> known;

    UnknownAlternativeException(int index, String name, List<String> known, String message) {
        super(message);
        this.index = index;
        this.name = name;
        this.known = List.copyOf(known);
    }

    /// Place in the list, from 0.
    public int index() {
        return index;
    }

    /// As it was given.
    public String name() {
        return name;
    }

    /// The classes of the axis, any of which would do; empty where the name was known but there twice.
    public List<String> known() {
        return known == null ? List.of() : known;
    }
}
