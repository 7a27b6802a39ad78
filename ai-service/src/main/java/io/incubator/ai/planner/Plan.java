package io.incubator.ai.planner;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.feedback.Cause;
import io.incubator.ai.planner.feedback.Change;
import io.incubator.ai.planner.feedback.Complexity;
import io.incubator.ai.planner.option.Evaluation;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.option.Recommendation;
import io.incubator.ai.planner.perspective.PerspectiveView;
import io.incubator.ai.planner.requirement.Traceability;
import io.incubator.ai.planner.roadmap.Roadmap;
import io.incubator.ai.planner.robustness.Robustness;
import java.util.List;

/// A plan: everything a reader or a program needs, in the language of the brief. Records only, so
/// any JSON mapper writes it, always in the same order.
///
/// @param format version of this shape
/// @param knowledgeVersion the same brief and version give the same plan, byte for byte
/// @param excerpt beginning of the brief's text, as data
/// @param options three to five, best first
/// @param excluded what would have been among them but for a hard constraint
/// @param robustness how far the ranking can be trusted
/// @param blueprint of the chosen option, the first unless another was asked for; the roadmap likewise
/// @param traceability from every requirement to what meets it, and back
/// @param complexity of the option worked out
/// @param counsel what a model added; null if none was asked. Every other sentence is a rule's or, quoted, a person's
/// @param cause what was said that made this plan; null for a plan of a brief
/// @param changes what is different from the plan before; null for a plan of a brief
public record Plan(
        String format,
        String knowledgeVersion,
        String language,
        String excerpt,
        Understanding understanding,
        PerspectiveView perspectives,
        List<PlanOption> options,
        List<Exclusion> excluded,
        Evaluation evaluation,
        Robustness robustness,
        Recommendation recommendation,
        Blueprint blueprint,
        Roadmap roadmap,
        Traceability traceability,
        Complexity complexity,
        Counsel counsel,
        Cause cause,
        List<Change> changes) {

    /// The same plan with why it was made.
    Plan with(Cause why, List<Change> different) {
        return with(counsel, why, different);
    }

    /// The same plan with what a model added.
    public Plan with(Counsel added) {
        return with(added, cause, changes);
    }

    private Plan with(Counsel added, Cause why, List<Change> different) {
        return new Plan(
                format,
                knowledgeVersion,
                language,
                excerpt,
                understanding,
                perspectives,
                options,
                excluded,
                evaluation,
                robustness,
                recommendation,
                blueprint,
                roadmap,
                traceability,
                complexity,
                added,
                why,
                different);
    }

    /// A composition that is out.
    ///
    /// @param broken the hard constraints it breaks
    public record Exclusion(String family, String composition, List<NoOptionException.Conflict> broken) {}
}
