package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.List;

/// Ranks alternatives a team names itself. Deterministic, offline, thread-safe.
public final class Comparer {
    /// How many alternatives can be compared at once.
    public static final int MOST = 20;

    private final KnowledgeBase knowledge;
    private final BriefReader reader;

    /// A comparer over a knowledge base.
    public Comparer(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        this.reader = new BriefReader(knowledge);
    }

    /// Ranks.
    ///
    /// @param names classes or products of the axis, by id, name or alias; two to [#MOST]
    /// @throws io.incubator.ai.planner.InvalidBriefException if the brief cannot be read
    /// @throws UnknownAlternativeException if a name is not known on the axis, or there twice
    /// @throws IllegalArgumentException if there are too few names or too many
    public Comparison compare(Brief brief, Axis axis, List<String> names, Weighting weighting) {
        if (names.size() < 2 || names.size() > MOST) {
            throw new IllegalArgumentException("two to " + MOST + " alternatives can be compared, not " + names.size());
        }
        List<Alternative> alternatives = new AlternativeReader(knowledge, axis).read(names);
        return new Contest(knowledge, reader.read(brief), axis, weighting).rank(alternatives);
    }
}
