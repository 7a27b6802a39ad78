package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.knowledge.Technology;

/// What a name stands for.
///
/// @param name as it was given
/// @param type class on the axis
/// @param technology the product named; null where only the class was
record Alternative(String name, String type, Technology technology) {}
