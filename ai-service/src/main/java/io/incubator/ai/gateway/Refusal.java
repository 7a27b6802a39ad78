package io.incubator.ai.gateway;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.AllowanceExceededException;
import io.incubator.ai.limits.Measure;

/// Why a call is not made at all.
///
/// @param outcome how it stands in the ledger
record Refusal(ApiError error, String outcome) {

    /// What a caller is told for whom nothing could be set aside.
    static Refusal of(Throwable cause) {
        return switch (cause) {
            case AllowanceExceededException exceeded -> new Refusal(exceeded(exceeded), "limited");
            case ApiException refusal -> new Refusal(refusal.error(), "limited");
            default -> {
                GatewayLog.failed(cause);
                yield new Refusal(
                        new ApiError(
                                503, "server_error", "gateway_unavailable", "Limits cannot be checked now.", null, 2),
                        "unavailable");
            }
        };
    }

    private static ApiError exceeded(AllowanceExceededException exceeded) {
        Allowance allowance = exceeded.allowance();
        boolean budget = allowance.measure() == Measure.COST;
        return new ApiError(
                429,
                budget ? "insufficient_quota" : "rate_limit_exceeded",
                budget ? "insufficient_quota" : "rate_limit_exceeded",
                "Too little is left of \"" + allowance.name() + "\" ("
                        + allowance.measure().label() + " per "
                        + allowance.period().label() + ") for what this call could use.",
                null,
                exceeded.secondsLeft());
    }
}
