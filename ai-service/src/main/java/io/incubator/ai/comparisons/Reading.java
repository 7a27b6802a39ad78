package io.incubator.ai.comparisons;

import io.incubator.ai.planner.brief.Understanding;
import java.util.List;

/// What was understood of a brief, and what is worth asking back, before it is planned.
///
/// @param conflicts hard constraints that leave no option, the smallest set; empty where there are options
record Reading(String knowledgeVersion, Understanding understanding, List<Conflict> conflicts) {

    /// One of the constraints that cannot hold together.
    record Conflict(String rule, String statement) {}
}
