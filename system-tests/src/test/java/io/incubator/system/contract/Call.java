package io.incubator.system.contract;

import java.util.Map;

/// A request that ought to succeed for whoever is allowed to make it.
///
/// @param path with its ids filled in
/// @param permitted false for a caller whom a rule beyond scopes keeps out; the answer is then 403
/// @param by who makes it instead of the caller it was prepared for, somebody of the same role; null for
///     the caller
/// @param body written as JSON; null for none
record Call(String path, Object body, Map<String, String> headers, boolean permitted, Person by) {

    Call(String path, Object body, Map<String, String> headers) {
        this(path, body, headers, true, null);
    }

    static Call to(String path) {
        return new Call(path, null, Map.of());
    }

    static Call to(String path, Object body) {
        return new Call(path, body, Map.of());
    }

    /// The same, made by somebody else, because it would leave the caller another person.
    Call by(Person other) {
        return new Call(path, body, headers, permitted, other);
    }

    /// Who makes it.
    Person sender(Person caller) {
        return by == null ? caller : by;
    }

    Call with(String header, String value) {
        return new Call(path, body, Map.of(header, value));
    }

    /// The same, for a caller for whom more than the scope decides.
    Call onlyFor(boolean allowed) {
        return new Call(path, body, headers, allowed, by);
    }
}
