/// A plan as a feature folder of Spec Kit (github.com/github/spec-kit), whose headings stay English so
/// that its tools find them.
package io.incubator.ai.planner.speckit;
