package io.incubator.kit.problem;

/// What is wrong with one field of a request.
///
/// @param field where: a dotted path into the body, or the name of a parameter
/// @param code what kind of fault, stable for clients: `size`, `not-blank`, `unknown`, `type`, …
/// @param message the fault in words
public record FieldError(String field, String code, String message) {}
