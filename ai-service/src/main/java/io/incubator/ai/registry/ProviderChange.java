package io.incubator.ai.registry;

import jakarta.validation.constraints.Size;

/// What may change of a provider; null stays as it is.
record ProviderChange(
        @Size(max = 500) String baseUrl,
        @Size(min = 1, max = 4000) String credential,
        Boolean enabled) {
    @Override
    public String toString() {
        return "ProviderChange[credential=" + (credential != null) + "]";
    }
}
