package io.incubator.ai.planner.knowledge;

/// What a rule rests on.
///
/// @param id `judgement` where no source was read, otherwise the key of the source
/// @param source address of what was read; null for a judgement
/// @param date when it was read, or when the judgement was written down
public record Evidence(String id, String title, String source, String date) {
    static final String JUDGEMENT = "judgement";

    /// An engineering judgement of the authors, which claims no more than that.
    static final Evidence OF_AUTHORS =
            new Evidence(JUDGEMENT, "engineering judgement of the authors", null, "2026-11-21");

    public boolean isJudgement() {
        return JUDGEMENT.equals(id);
    }
}
