package io.incubator.ai.planner.feedback;

import java.util.function.Predicate;

/// Decides what is done, from a satisfaction and a text that may disagree. A stated reason is more definite than a
/// figure, a figure more definite than a mood.
///
/// | satisfaction | without a reason in the text |
/// |---|---|
/// | 90 … 100 | accept, unless the text asks for changes |
/// | 70 … 89 | refine what is asked for |
/// | 50 … 69 | the same, and a rejection in words counts |
/// | 30 … 49 | plan anew |
/// | 0 … 29 | plan anew with other technology |
///
/// @param resolution key of the text that says how a disagreement was settled; null without one
record Verdicts(Verdict verdict, String resolution) {
    private static final int ACCEPTS = 90;
    private static final int FINE = 70;
    private static final int LUKEWARM = 50;
    private static final int NEW_TECHNOLOGY = 30;

    static Verdicts of(Feedback feedback, Remark remark) {
        if (feedback.option() != null) {
            return plain(Verdict.CHOOSE);
        }
        boolean rejects = remark.says(Intent.REJECT) || remark.says(Intent.RENEW);
        Integer satisfaction = feedback.satisfaction();
        // a rejection is somebody's decision; what a model read besides does not talk them out of it
        boolean denied = rejects || (satisfaction != null && satisfaction < LUKEWARM);
        Verdict reason = denied ? reason(remark::saysPlainly) : reason(remark::says);
        if (satisfaction == null) {
            return plain(rejects && reason == null ? rejection(remark) : wished(remark, reason));
        }
        if (satisfaction >= FINE) {
            Verdict wished = wished(remark, reason);
            boolean high = satisfaction >= ACCEPTS;
            if (rejects && reason == null) {
                return new Verdicts(remark.asks() ? wished : Verdict.NONE, "resolution.middle");
            }
            if (high && (wished == Verdict.NONE || wished == Verdict.ACCEPT)) {
                return plain(Verdict.ACCEPT);
            }
            return new Verdicts(
                    wished == Verdict.ACCEPT ? Verdict.NONE : wished,
                    high && wished != Verdict.ANSWER ? "resolution.high" : null);
        }
        if (satisfaction >= LUKEWARM) {
            Verdict wished = rejects && reason == null ? rejection(remark) : wished(remark, reason);
            return wished == Verdict.ACCEPT ? new Verdicts(Verdict.NONE, "resolution.low") : plain(wished);
        }
        if (reason != null) {
            return new Verdicts(reason, "resolution.reason");
        }
        Verdict anew = satisfaction < NEW_TECHNOLOGY || remark.says(Intent.RENEW) ? Verdict.RENEW : Verdict.REGENERATE;
        boolean content = !rejects && (remark.says(Intent.ACCEPT) || remark.says(Intent.FINE));
        return new Verdicts(anew, content ? "resolution.low" : null);
    }

    private static Verdict reason(Predicate<Intent> said) {
        return said.test(Intent.SIMPLIFY) ? Verdict.SIMPLIFY : said.test(Intent.ADAPT) ? Verdict.ADAPT : null;
    }

    private static Verdict rejection(Remark remark) {
        return remark.says(Intent.RENEW) ? Verdict.RENEW : Verdict.REGENERATE;
    }

    private static Verdict wished(Remark remark, Verdict reason) {
        if (reason != null) {
            return reason;
        }
        if (remark.asks()) {
            return Verdict.REFINE;
        }
        if (remark.says(Intent.ANSWER)) {
            return Verdict.ANSWER;
        }
        // content, and yet something that was not understood: that may have been a wish
        return remark.says(Intent.ACCEPT) && !remark.says(Intent.UNKNOWN) ? Verdict.ACCEPT : Verdict.NONE;
    }

    private static Verdicts plain(Verdict verdict) {
        return new Verdicts(verdict, null);
    }
}
