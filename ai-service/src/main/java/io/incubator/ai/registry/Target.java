package io.incubator.ai.registry;

import io.incubator.ai.usage.Prices;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A model that can be called: what it is called, where, with what, and what that costs.
///
/// @param id the model's
/// @param name what callers name it
/// @param upstreamName what its provider names it
/// @param provider the provider's name
/// @param capabilities what it is said to be able to do
/// @param global whether it is the operator's, and its credential serves several organisations
public record Target(
        UUID id,
        String name,
        String upstreamName,
        String provider,
        Dialect dialect,
        URI baseUrl,
        Optional<Secret> credential,
        Set<Capability> capabilities,
        int contextTokens,
        int maxOutputTokens,
        Prices prices,
        boolean global) {
    /// Copies the capabilities.
    public Target {
        capabilities = Set.copyOf(capabilities);
    }
}
