package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// The body that invites somebody of the organisation.
///
/// @param userId their account
/// @param days how long the invitation is open, 1 to 90; 14 when left out
record NewInvitation(
        @NotNull UUID userId,
        @NotNull ProjectRole role,
        @Min(1) @Max(90) Integer days) {
    NewInvitation {
        days = days == null ? 14 : days;
    }
}
