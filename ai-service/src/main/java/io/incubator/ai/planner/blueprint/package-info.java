/// The blueprint of an option: one component model from which every diagram is drawn.
package io.incubator.ai.planner.blueprint;
