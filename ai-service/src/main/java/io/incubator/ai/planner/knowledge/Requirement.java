package io.incubator.ai.planner.knowledge;

/// What a product of this kind has to do.
///
/// @param id in kebab case, unique within the archetype
/// @param must whether the product makes no sense without it
/// @param module that fulfils it
public record Requirement(String id, Text text, boolean must, String module) {}
