package io.incubator.ai.planner.feedback;

/// One thing that is different from the plan before, as part of a plan.
///
/// @param kind `option`, `decision`, `technology`, `weight`, `circumstance`, `constraint`,
///     `complexity`, `repeat`, `lead` or `knowledge`
/// @param subject what is different, in the language of the plan
/// @param from null where it was not there
/// @param to null where it is not there any more
/// @param reason the words it follows from, or why else
public record Change(String kind, String subject, String from, String to, String reason) {}
