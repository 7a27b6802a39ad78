package io.incubator.ai.adviser;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Which model advises the planner, and how much of it a plan may use.
@ConfigMapping(prefix = "incubator.adviser")
interface AdviserConfig {
    /// Name of the organisation's route, or model, that is asked. Where there is none the planner works alone.
    @WithDefault("planner")
    String route();

    /// The most tokens for one plan, read and written.
    @WithDefault("400000")
    long tokens();

    /// The most one plan may cost, in nano-dollars (10^-9 USD).
    @WithDefault("2000000000")
    long nanoDollars();

    /// The longest one answer may be, in tokens, reasoning included.
    @WithDefault("8000")
    int answerTokens();

    /// How long one answer may take; whole seconds.
    @WithDefault("60s")
    Duration patience();
}
