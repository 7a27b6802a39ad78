package io.incubator.ai.planner.feedback;

/// How one clause of a remark was understood.
///
/// @param clause the words, as data
/// @param reading what they were taken to mean, in the language of the plan
/// @param confidence 0 … 1; 0 where nothing was understood
/// @param rule that read it; null where none did
public record ClauseReading(String clause, Intent intent, String reading, double confidence, String rule) {}
