/// Options: which compositions are possible, what rules say about them, and which few to show.
package io.incubator.ai.planner.option;
