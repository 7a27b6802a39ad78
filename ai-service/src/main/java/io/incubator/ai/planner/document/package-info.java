/// What every document of a plan is written with: phrases in its language, and Markdown that keeps text
/// text.
package io.incubator.ai.planner.document;
