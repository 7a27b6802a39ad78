/// What the product has to do and be, and where in the plan each of it is met: compiled, so that a link
/// that leads nowhere stops the plan.
package io.incubator.ai.planner.requirement;
