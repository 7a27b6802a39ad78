package io.incubator.ai.secrets;

import io.incubator.kit.problem.ErrorCode;

/// What cannot be kept.
enum SecretsError implements ErrorCode {
    /// No master key is set, so no secret can be stored.
    SECRETS_NOT_CONFIGURED
}
