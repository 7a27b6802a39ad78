/// The component model of a blueprint as a Structurizr workspace.
package io.incubator.ai.planner.structurizr;
