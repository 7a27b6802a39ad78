/// Prompt templates: versions that never change, labels that move between them, and what they come to with values. What
/// is wrong with a template is said when it is stored; a value is data, and never read as a template.
package io.incubator.ai.prompts;
