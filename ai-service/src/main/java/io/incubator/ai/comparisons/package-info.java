/// Comparisons and readings over the API: alternatives a team names itself, ranked for its brief,
/// and what was understood of a brief before it is planned. Computed while the caller waits;
/// nothing is kept.
package io.incubator.ai.comparisons;
