/// The roadmap: phases, tasks on two tracks with dependencies, what both tracks agree on first, and how
/// long it takes.
package io.incubator.ai.planner.roadmap;
