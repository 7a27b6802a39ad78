package io.incubator.ai.prompts;

import io.incubator.kit.problem.ErrorCode;

/// What can go wrong with a prompt.
enum PromptError implements ErrorCode {
    /// A prompt of this name exists.
    PROMPT_NAME_TAKEN,
    /// `/v1` does not take the call a trial makes.
    TRIAL_REFUSED,
    /// A limit, or a budget, does not let a trial's call through.
    TRIAL_LIMITED,
    /// No answer came of a trial's call.
    TRIAL_FAILED
}
