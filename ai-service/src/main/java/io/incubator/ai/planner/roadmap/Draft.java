package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.knowledge.RoadmapTemplate;

/// A task to be, and what it is about.
///
/// @param subject id of the module or part; empty for none
/// @param name of the subject for people
record Draft(String id, RoadmapTemplate.Task template, String subject, String name, Roadmap.Content content) {}
