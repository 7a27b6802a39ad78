/// What a model adds to a plan: it reads what the rules could not, and puts the result into words. Numbers and ranking
/// stay with the engine; everything a model said is checked, marked as its own, and missing rather than doubtful.
package io.incubator.ai.planner.counsel;
