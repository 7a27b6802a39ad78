package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.knowledge.Axis;
import java.util.Map;
import java.util.Set;

/// A product or class the brief insists on or rules out.
///
/// @param label the word used
/// @param quote the sentence it stands in
/// @param required whether it must be there, otherwise it must not
/// @param classes affected classes per axis; a required one is satisfied by any of them
/// @param technologies ids of the products meant; empty if a whole class is meant
public record Demand(
        String label, String quote, boolean required, Map<Axis, Set<String>> classes, Set<String> technologies) {}
