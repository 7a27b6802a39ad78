/// Understanding a brief: what is stated, what the text implies and where it says so, what is assumed, what is
/// asked.
package io.incubator.ai.planner.brief;
