package io.incubator.auth.delegation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// A token asked for.
///
/// @param subject the user the job belongs to
/// @param organisation the one it works in
/// @param actor client id of the service that works
/// @param jobId the job; names the token in the answer and in audit
/// @param scopes what the job may do; never more than the user could
/// @param expiresAt when the job must have ended; shortened to the longest a delegation may live
record DelegationRequest(
        @NotNull UUID subject,
        @NotNull UUID organisation,
        @NotBlank String actor,
        @NotNull UUID jobId,
        @NotEmpty Set<@NotBlank String> scopes,
        @NotNull Instant expiresAt) {
    DelegationRequest {
        scopes = scopes == null ? Set.of() : Set.copyOf(scopes);
    }
}
