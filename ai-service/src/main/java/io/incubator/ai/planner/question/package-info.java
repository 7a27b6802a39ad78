/// Questions back to whoever wrote a brief, in the order of what their answers are worth to the decision.
package io.incubator.ai.planner.question;
