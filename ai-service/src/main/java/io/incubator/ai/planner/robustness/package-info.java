/// How far a plan's ranking can be trusted: SMAA-2 over the weights of the five perspectives and
/// over the doubt in the rules, the smallest changes of weight that would change the first place,
/// and a confidence for every decision.
package io.incubator.ai.planner.robustness;
