package io.incubator.ai.usage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigInteger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a model costs, in integer nano-dollars (10⁻⁹ USD). Tokens are priced by the million, so that $2.50 a million
/// is 2,500,000,000.
@Schema(description = "Nano-dollars (10^-9 USD) for a million tokens; `call` for one call, or one image")
public record Prices(
        @PositiveOrZero @Max(MOST) @Schema(description = "Tokens read", examples = "2500000000")
        long input,

        @PositiveOrZero @Max(MOST) @Schema(description = "Tokens read from the provider's cache")
        long cached,

        @PositiveOrZero @Max(MOST) @Schema(description = "Tokens written to the provider's cache")
        long cacheWrite,

        @PositiveOrZero @Max(MOST) @Schema(description = "Tokens of the answer")
        long output,

        @PositiveOrZero @Max(MOST) @Schema(description = "Tokens of reasoning")
        long reasoning,

        @PositiveOrZero @Max(MOST) @Schema(description = "One call, or one image")
        long call) {
    /// The most that can be said: a thousand dollars.
    static final long MOST = 1_000_000_000_000L;

    /// Costs nothing.
    public static final Prices FREE = new Prices(0, 0, 0, 0, 0, 0);

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// The exact cost in nano-dollars, rounded up once, at the end.
    public long cost(TokenUsage usage) {
        BigInteger millionths = product(usage.input(), input)
                .add(product(usage.cached(), cached))
                .add(product(usage.cacheWrite(), cacheWrite))
                .add(product(usage.output(), output))
                .add(product(usage.reasoning(), reasoning))
                .add(product(usage.calls(), call).multiply(MILLION));
        return millionths.add(MILLION.subtract(BigInteger.ONE)).divide(MILLION).longValueExact();
    }

    /// The most that so many tokens can cost: each at the dearest price of its direction.
    public long bound(long inputTokens, long outputTokens, long calls) {
        long dearestInput = Math.max(input, Math.max(cached, cacheWrite));
        long dearestOutput = Math.max(output, reasoning);
        return new Prices(dearestInput, 0, 0, dearestOutput, 0, call)
                .cost(new TokenUsage(inputTokens, 0, 0, outputTokens, 0, calls));
    }

    private static BigInteger product(long count, long price) {
        return BigInteger.valueOf(count).multiply(BigInteger.valueOf(price));
    }
}
