/// What happened in a project, as a gapless sequence that its stream replays and follows.
package io.incubator.project.events;
