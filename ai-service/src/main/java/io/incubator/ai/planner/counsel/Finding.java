package io.incubator.ai.planner.counsel;

/// What a model read in a brief.
///
/// @param key fact, such as `team.size`
/// @param value as text; several of a list with commas between
/// @param quote words of the brief that say so
public record Finding(String key, String value, String quote) {}
