package io.incubator.ai.prompts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a model made of a version.
///
/// @param number of the version
/// @param model that answered, as its provider names it
/// @param finishReason why the answer ends where it ends: `stop`, or `length` if it was cut off
/// @param usage as the provider counts it; null if it does not
/// @param milliseconds from the call to the whole answer
@Schema(name = "PromptTrial")
record Trial(int number, String text, String model, String finishReason, Usage usage, long milliseconds) {

    /// Tokens read and written.
    @Schema(name = "PromptTrialUsage")
    record Usage(long inputTokens, long outputTokens) {}
}
