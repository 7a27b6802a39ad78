/// Comparisons: alternatives a team names itself, on one axis, ranked for its brief with scores,
/// reasons and doubt.
package io.incubator.ai.planner.comparison;
