package io.incubator.ai.planner.expression;

/// Gives names their values: a `Double`, `String`, `Boolean`, `Set<String>`, or null where unknown.
@FunctionalInterface
public interface Scope {

    Object value(String name);
}
