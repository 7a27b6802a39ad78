package io.incubator.ai.planner.knowledge;

/// How well a product of this kind has to do it.
///
/// @param id characteristic of ISO 25010, such as `reliability`
/// @param scenario a situation and the wanted response
/// @param measure the figure it is checked against
public record Quality(String id, Text scenario, String measure) {}
