package io.incubator.ai.registry;

import io.incubator.kit.problem.ErrorCode;

/// What the registry refuses.
enum RegistryError implements ErrorCode {
    /// A provider, model or route of this name exists.
    NAME_TAKEN,
    /// Models belong to the provider.
    PROVIDER_IN_USE,
    /// The active version of a route leads to the model.
    MODEL_IN_USE
}
