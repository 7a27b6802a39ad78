package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Works out what is left of a plan after everything that was said about it and its successors, one round after the
/// other from the brief on: the same brief, words and knowledge always come to the same.
public final class Reviser {
    private static final double TEAM_VOTE = 4;
    private static final double KNOWN = 3;
    private static final int FEWEST = 3;
    private static final int LETTERS = 26;

    private final KnowledgeBase knowledge;
    private final BriefReader briefs;
    private final FeedbackRules rules = FeedbackRules.builtIn();
    private final RemarkReader remarks;

    public Reviser(KnowledgeBase knowledge, BriefReader briefs) {
        this.knowledge = knowledge;
        this.briefs = briefs;
        this.remarks = new RemarkReader(knowledge, briefs, rules);
    }

    /// What the last plan of a discussion is made from.
    ///
    /// @param brief with what was stated since
    /// @param cause of the last round
    /// @param changes of the last round
    public record Revision(Brief brief, Steering steering, Cause cause, List<Change> changes) {}

    /// Follows a discussion.
    ///
    /// @param chain everything said since the brief, the oldest first; at least one
    /// @param parentKnowledge version of the knowledge the plan before was made from; null if not known
    /// @throws io.incubator.ai.planner.NoOptionException if wishes and constraints leave nothing
    public Revision revise(Brief brief, List<Feedback> chain, String parentKnowledge) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("nothing was said");
        }
        Round first = first(brief);
        Round round = first;
        List<Round> history = new ArrayList<>();
        Revision revision = null;
        for (Feedback feedback : chain) {
            history.add(round);
            Step step = step(round, feedback);
            Round next = step.after();
            Remark remark = step.remark();
            Cause cause = cause(step, feedback, chain.subList(0, next.number()));
            revision = new Revision(
                    next.brief(),
                    next.steering().withOptions(next.options()),
                    cause,
                    new ChangeWriter(rules, round, next, remark, cause).write(history));
            round = next;
        }
        return parentKnowledge == null || parentKnowledge.equals(knowledge.version())
                ? revision
                : told(revision, parentKnowledge, first.basis().facts().language());
    }

    /// What the newest feedback leaves open to the rules; empty where they understand all of it.
    ///
    /// @param chain as for a revision
    /// @throws io.incubator.ai.planner.NoOptionException if wishes and constraints leave nothing
    public Optional<Hearing> hear(Brief brief, List<Feedback> chain) {
        // looked up first, for following the rounds takes time, and makes no difference but to what is asked for twice
        Facts stated = briefs.read(brief).facts();
        if (remarks.byRules(chain.getLast(), stated).open().isEmpty()) {
            return Optional.empty();
        }
        Round round = first(brief);
        for (Feedback feedback : chain.subList(0, chain.size() - 1)) {
            round = step(round, feedback).after();
        }
        Facts facts = round.basis().facts();
        Remark remark = remarks.byRules(chain.getLast(), facts);
        return Optional.of(new Hearing(this, round, chain.getLast(), remarks.open(remark, facts)));
    }

    private Round first(Brief brief) {
        Basis basis = new Basis(knowledge, briefs, brief, Steering.NONE);
        return new Round(0, brief, Steering.NONE, basis, basis.find(), Set.of());
    }

    /// What one piece of feedback came to.
    record Step(Round before, Remark remark, Verdicts verdicts, Round after) {
        /// What a model read and nothing came of.
        List<Remark.Taken> idle() {
            return new Effects(before, after, remark, verdicts.verdict()).idle();
        }
    }

    Step step(Round round, Feedback feedback) {
        Remark remark = remarks.read(feedback, round.basis().facts());
        Verdicts verdicts = Verdicts.of(feedback, remark);
        return new Step(round, remark, verdicts, next(round, feedback, remark, verdicts.verdict()));
    }

    /// @param chain up to this feedback
    private Cause cause(Step step, Feedback feedback, List<Feedback> chain) {
        Verdicts verdicts = step.verdicts();
        Language language = step.before().basis().facts().language();
        List<ClauseReading> idle = step.idle().stream().map(Remark.Taken::said).toList();
        return new Cause(
                step.after().number(),
                verdicts.verdict(),
                new Statements(rules, language).of(verdicts.verdict(), feedback, step.before(), step.after()),
                step.remark().readings().stream()
                        .map(said -> idle.contains(said) ? said.idle(rules, language) : said)
                        .toList(),
                verdicts.resolution() == null
                        ? null
                        : rules.text(verdicts.resolution(), language, feedback.satisfaction()),
                Cause.Heard.of(chain));
    }

    /// The plan before was made from other knowledge, so more than the words may make a difference.
    private Revision told(Revision revision, String parentKnowledge, Language language) {
        List<Change> changes = new ArrayList<>(revision.changes());
        changes.add(new Change(
                "knowledge",
                rules.text("change.knowledge", language),
                parentKnowledge,
                knowledge.version(),
                rules.text("change.newer", language)));
        return new Revision(revision.brief(), revision.steering(), revision.cause(), List.copyOf(changes));
    }

    private Round next(Round round, Feedback feedback, Remark remark, Verdict verdict) {
        Brief brief = new ContextPatch(remark.values(), remark.skills()).apply(round.brief(), remark.requirements());
        Steering steering = round.steering().plus(remark);
        if (verdict == Verdict.ADAPT) {
            steering = steering.withVote(Voice.TEAM, TEAM_VOTE);
        }
        Set<Composition> rejected = new LinkedHashSet<>(round.rejected());
        if (verdict == Verdict.REGENERATE || verdict == Verdict.RENEW) {
            rejected.add(round.lead());
        }
        boolean same = brief.equals(round.brief()) && steering.equals(round.steering());
        Basis basis = same ? round.basis() : new Basis(knowledge, briefs, brief, steering);
        List<Composition> options = switch (verdict) {
            case ACCEPT, NONE -> same ? round.options() : refined(round, basis, remark, feedback, rejected);
            case CHOOSE -> chosen(round.options(), feedback.option());
            case REFINE -> refined(round, basis, remark, feedback, rejected);
            case ANSWER -> orElse(new Regeneration(basis, rules).without(rejected, List.of()), basis.find());
            case SIMPLIFY -> simplified(round, basis, rejected);
            case ADAPT -> adapted(basis, rejected);
            case REGENERATE ->
                orElse(new Regeneration(basis, rules).without(rejected, List.of()), permitted(round, basis));
            case RENEW ->
                orElse(new Regeneration(basis, rules).renewed(rejected, round.lead()), permitted(round, basis));
        };
        return new Round(round.number() + 1, brief, steering, basis, options, rejected);
    }

    private static List<Composition> orElse(List<Composition> found, List<Composition> otherwise) {
        return found.isEmpty() ? otherwise : found;
    }

    /// What was there before, as far as the constraints of now allow.
    private static List<Composition> permitted(Round round, Basis basis) {
        List<Composition> permitted =
                round.options().stream().filter(basis.rules()::permits).toList();
        return permitted.isEmpty() ? basis.find() : permitted;
    }

    /// A wish about importance asks for another order; everything else leaves the option it was said about in front.
    private static List<Composition> refined(
            Round round, Basis basis, Remark remark, Feedback feedback, Set<Composition> rejected) {
        boolean reorders = remark.says(Intent.EMPHASIS);
        boolean fine = remark.says(Intent.FINE) || feedback.satisfaction() != null;
        if (reorders && !fine) {
            return basis.find();
        }
        List<Composition> options = new ArrayList<>(new Refinement(round.basis(), basis).refine(round.options()));
        if (options.isEmpty()) {
            return basis.find();
        }
        if (options.size() < FEWEST) {
            basis.find().stream()
                    .filter(c -> !rejected.contains(c) && options.stream().allMatch(o -> o.distance(c) >= 2))
                    .limit((long) FEWEST - options.size())
                    .forEach(options::add);
        }
        if (reorders) {
            return options.stream().sorted(basis.best()).toList();
        }
        List<Composition> others =
                options.subList(1, options.size()).stream().sorted(basis.best()).toList();
        List<Composition> ordered = new ArrayList<>(options.subList(0, 1));
        ordered.addAll(others);
        return ordered;
    }

    private List<Composition> simplified(Round round, Basis basis, Set<Composition> rejected) {
        Composition from = new Refinement(round.basis(), basis)
                .refine(List.of(round.lead())).stream()
                        .findFirst()
                        .orElseGet(() -> basis.find().getFirst());
        List<Composition> simpler = new Simplifier(basis, rules).simplify(from, rejected);
        return simpler.isEmpty() ? permitted(round, basis) : simpler;
    }

    private List<Composition> adapted(Basis basis, Set<Composition> rejected) {
        Facts facts = basis.facts();
        boolean known = facts.skills().entrySet().stream()
                .anyMatch(e -> e.getKey().startsWith(Axis.LANGUAGE_FRAMEWORK.id() + ":") && e.getValue() >= KNOWN);
        List<Restriction> restrictions = known
                ? List.of(new Restriction(
                        "FB-KNOWN",
                        rules.text("restriction.known", facts.language()),
                        Set.of(Axis.LANGUAGE_FRAMEWORK),
                        c -> facts.skill(Axis.LANGUAGE_FRAMEWORK, c.get(Axis.LANGUAGE_FRAMEWORK)) < KNOWN))
                : List.of();
        Regeneration anew = new Regeneration(basis, rules);
        return orElse(anew.without(rejected, restrictions), orElse(anew.without(rejected, List.of()), basis.find()));
    }

    private static List<Composition> chosen(List<Composition> options, String option) {
        int index = option.length() == 1 ? option.charAt(0) - 'A' : LETTERS;
        if (index < 0 || index >= options.size()) {
            return options;
        }
        List<Composition> ordered = new ArrayList<>(options);
        ordered.addFirst(ordered.remove(index));
        return ordered;
    }
}
