/// The small condition language of the knowledge base: comparisons, sets, arithmetic over facts of a brief and
/// attributes of an option. Parsed once at load, so a misspelt name fails the build and not a plan.
package io.incubator.ai.planner.expression;
