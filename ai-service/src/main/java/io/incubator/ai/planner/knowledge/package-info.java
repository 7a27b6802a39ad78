/// What the planner knows: axes and their classes, technologies, rules, families, domain archetypes and texts,
/// loaded from YAML below `resources/knowledge` and checked while loading. Nothing here is code a rule could hide
/// in.
package io.incubator.ai.planner.knowledge;
