package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import java.util.Set;
import java.util.function.Predicate;

/// A constraint that comes neither from the knowledge base nor from the brief.
///
/// @param statement what it demands, in the language of the plan
/// @param axes that must be chosen before it can be judged
/// @param broken whether a composition breaks it
public record Restriction(String id, String statement, Set<Axis> axes, Predicate<Composition> broken) {}
