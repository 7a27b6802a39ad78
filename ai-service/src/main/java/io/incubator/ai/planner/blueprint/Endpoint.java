package io.incubator.ai.planner.blueprint;

/// An operation of the contract.
///
/// @param id its operation id, unique in the blueprint
/// @param purpose in the language of the plan
/// @param component id of the part that answers
/// @param entity id of what it reads or writes
/// @param requirement id of the requirement it is there for; null for one that serves the machinery
/// @param open whether it is called without a token: signing in, or a callback proven by its signature
public record Endpoint(
        String id,
        String method,
        String path,
        String purpose,
        String module,
        String component,
        String entity,
        String requirement,
        Shape shape,
        boolean open) {

    /// What an operation does to its entity.
    public enum Shape {
        LIST,
        READ,
        CREATE,
        /// Accepts work that is done later.
        SUBMIT,
        ACTION,
        UPDATE,
        DELETE
    }

    /// As `POST /orders`.
    public String operation() {
        return method + " " + path;
    }

    public boolean writes() {
        return shape != Shape.LIST && shape != Shape.READ;
    }
}
