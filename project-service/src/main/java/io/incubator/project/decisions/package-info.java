/// Decisions: what is different between the plans of two revisions, for programs and for people.
package io.incubator.project.decisions;
