package io.incubator.ai.usage;

import java.time.Instant;
import java.util.UUID;

/// One call of a model, as the ledger keeps it.
///
/// @param key the API key's id; null for a call with a token
/// @param project what the call said it was for; empty if nothing
/// @param endpoint what was called, such as `/chat/completions`
/// @param requested the name that was called
/// @param model the model that answered; empty if none did
/// @param status what the caller was answered
/// @param outcome how it ended, in one word
/// @param costNanos exact, in nano-dollars
/// @param estimated whether the provider told no usage, so that the most it can have been is charged
/// @param fromCache whether it was an answer given before
public record ModelCall(
        UUID id,
        UUID organisation,
        Instant at,
        UUID subject,
        UUID key,
        String project,
        String endpoint,
        String requested,
        String model,
        String provider,
        int status,
        String outcome,
        TokenUsage usage,
        long costNanos,
        boolean estimated,
        boolean fromCache,
        long millis) {

    /// What a replica that died had set aside for calls that nobody knows: the organisation's, at so much.
    ModelCall lost(UUID lease, long lostCost, long lostTokens) {
        return new ModelCall(
                lease,
                organisation,
                at,
                subject,
                null,
                "",
                endpoint,
                "",
                "",
                "",
                499,
                "lost",
                new TokenUsage(lostTokens, 0, 0, 0, 0, 0),
                lostCost,
                true,
                false,
                0);
    }
}
