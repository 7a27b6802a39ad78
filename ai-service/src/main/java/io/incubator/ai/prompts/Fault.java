package io.incubator.ai.prompts;

/// What is wrong with a template, or with the values for it.
///
/// @param field where
/// @param code what kind of fault, for programs
/// @param message the fault in words
record Fault(String field, String code, String message) {}
