package io.incubator.ai.limits;

/// The most a call can use.
///
/// @param cost in nano-dollars
public record Bound(long cost, long tokens) {}
