package io.incubator.ai.knowledge;

import io.incubator.ai.planner.knowledge.Evidence;

/// What something rests on.
///
/// @param id `judgement` where no source was read
/// @param source address of what was read; absent for a judgement
/// @param date when it was read, or judged
record EvidenceView(String id, String title, String source, String date) {
    static EvidenceView of(Evidence evidence) {
        return new EvidenceView(evidence.id(), evidence.title(), evidence.source(), evidence.date());
    }
}
