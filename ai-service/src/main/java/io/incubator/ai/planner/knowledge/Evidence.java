package io.incubator.ai.planner.knowledge;

/// What a rule rests on.
///
/// @param id `judgement` where no source was read, otherwise the key of the source
/// @param source address of what was read; null for a judgement
/// @param date when it was read, or when the judgement was written down
public record Evidence(String id, String title, String source, String date) {
    static final String JUDGEMENT = "judgement";

    public boolean isJudgement() {
        return JUDGEMENT.equals(id);
    }
}
