/// Feedback: reads what is said about a plan by rules kept as data, and works out the next one: refined, simplified,
/// adapted or anew. A revision follows from its brief, everything said since, and the version of the knowledge.
package io.incubator.ai.planner.feedback;
