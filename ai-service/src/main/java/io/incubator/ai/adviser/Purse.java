package io.incubator.ai.adviser;

import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.counsel.NoAnswerException;
import io.incubator.ai.usage.Prices;

/// What one plan may use of a model. A call takes the most it can need before it is made, and gives back what it did
/// not; so calls made at once keep the limit, too.
final class Purse {
    private final Prices prices;
    private final long mostTokens;
    private final long mostNanoDollars;
    private long tokens;
    private long nanoDollars;
    private int calls;
    private long input;
    private long output;

    /// @param prices the dearest of those a call may cost
    Purse(Prices prices, long mostTokens, long mostNanoDollars) {
        this.prices = prices;
        this.mostTokens = mostTokens;
        this.mostNanoDollars = mostNanoDollars;
    }

    /// What a call may use.
    record Share(long input, long output) {}

    /// Takes what a call may use.
    ///
    /// @throws NoAnswerException `limit` when not so much is left
    synchronized Share take(long mostInput, long mostOutput) {
        long cost = prices.bound(mostInput, mostOutput, 1);
        if (tokens + mostInput + mostOutput > mostTokens || nanoDollars + cost > mostNanoDollars) {
            throw new NoAnswerException("limit", null);
        }
        tokens += mostInput + mostOutput;
        nanoDollars += cost;
        calls++;
        return new Share(mostInput, mostOutput);
    }

    /// Ends a call; one whose use is not known has used all it took.
    synchronized void settle(Share share, long usedInput, long usedOutput) {
        tokens += usedInput + usedOutput - share.input() - share.output();
        nanoDollars += prices.bound(usedInput, usedOutput, 1) - prices.bound(share.input(), share.output(), 1);
        input += usedInput;
        output += usedOutput;
    }

    synchronized Counsel.Use use() {
        return new Counsel.Use(calls, input, output, nanoDollars);
    }
}
