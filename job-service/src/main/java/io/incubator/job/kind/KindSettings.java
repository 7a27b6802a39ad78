package io.incubator.job.kind;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The switches of a kind.
///
/// @param paused whether nobody gets a job of it
/// @param maxRunning how many may run at a time in all; null for any number
/// @param maxRunningPerOrganisation how many may run at a time for one organisation; null for any number
@Schema(name = "KindSettings")
public record KindSettings(
        boolean paused,
        @Min(1) @Max(100_000) Integer maxRunning,
        @Min(1) @Max(100_000) Integer maxRunningPerOrganisation) {

    /// What a kind begins with.
    public static final KindSettings OPEN = new KindSettings(false, null, null);

    /// Whether a claim must count what runs.
    public boolean isLimited() {
        return maxRunning != null || maxRunningPerOrganisation != null;
    }
}
