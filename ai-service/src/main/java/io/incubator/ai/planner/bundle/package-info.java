/// A plan as files: JSON for programs, Markdown for people, Mermaid, and the tasks as JSON and CSV.
package io.incubator.ai.planner.bundle;
