package io.incubator.system.contract;

import java.util.Map;

/// A request that ought to succeed for whoever is allowed to make it.
///
/// @param path with its ids filled in
/// @param permitted false for a caller whom a rule beyond scopes keeps out; the answer is then 403
/// @param body written as JSON; null for none
record Call(String path, Object body, Map<String, String> headers, boolean permitted) {

    Call(String path, Object body, Map<String, String> headers) {
        this(path, body, headers, true);
    }

    static Call to(String path) {
        return new Call(path, null, Map.of());
    }

    static Call to(String path, Object body) {
        return new Call(path, body, Map.of());
    }

    Call with(String header, String value) {
        return new Call(path, body, Map.of(header, value));
    }

    /// The same, for a caller for whom more than the scope decides.
    Call onlyFor(boolean allowed) {
        return new Call(path, body, headers, allowed);
    }
}
