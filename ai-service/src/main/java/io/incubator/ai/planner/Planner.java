package io.incubator.ai.planner;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.BlueprintWriter;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Gaps;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.counsel.DomainModel;
import io.incubator.ai.planner.feedback.Complexity;
import io.incubator.ai.planner.feedback.Feedback;
import io.incubator.ai.planner.feedback.Hearing;
import io.incubator.ai.planner.feedback.KeptOption;
import io.incubator.ai.planner.feedback.Reviser;
import io.incubator.ai.planner.feedback.Steering;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.Evaluation;
import io.incubator.ai.planner.option.Evaluator;
import io.incubator.ai.planner.option.OptionFinder;
import io.incubator.ai.planner.option.OptionWriter;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.option.Recommendation;
import io.incubator.ai.planner.option.Recommender;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.perspective.Panel;
import io.incubator.ai.planner.perspective.PerspectiveView;
import io.incubator.ai.planner.perspective.PerspectiveWriter;
import io.incubator.ai.planner.question.QuestionRanker;
import io.incubator.ai.planner.requirement.RequirementWriter;
import io.incubator.ai.planner.requirement.TraceCompiler;
import io.incubator.ai.planner.requirement.Traceability;
import io.incubator.ai.planner.roadmap.Roadmap;
import io.incubator.ai.planner.roadmap.RoadmapWriter;
import io.incubator.ai.planner.robustness.Robustness;
import io.incubator.ai.planner.robustness.RobustnessWriter;
import io.incubator.ai.planner.robustness.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes a plan from a brief. Deterministic, offline, thread-safe; build it once and share it.
public final class Planner {
    private static final String FORMAT = "plan/1";
    private static final int EXCERPT = 280;

    private final Supplier<KnowledgeBase> source;
    private final Lock loading = new ReentrantLock();
    private BriefReader reader;

    Planner(Supplier<KnowledgeBase> source) {
        this.source = source;
    }

    /// A planner over the knowledge it is shipped with, which is loaded when first needed (about a
    /// second of a cold machine's time), so that making a planner costs nothing.
    public static Planner withBuiltInKnowledge() {
        return new Planner(KnowledgeBase::builtIn);
    }

    /// Version of the knowledge plans are made from.
    public String knowledgeVersion() {
        return source.get().version();
    }

    private BriefReader reader() {
        loading.lock();
        try {
            if (reader == null) {
                reader = new BriefReader(source.get());
            }
            return reader;
        } finally {
            loading.unlock();
        }
    }

    /// Reads a brief without planning it; the questions are in the order of experience.
    ///
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    public Understanding read(Brief brief) {
        return reader().read(brief).understanding();
    }

    /// Reads a brief, with the questions in the order of what their answers are worth to the
    /// decision, as its plan has them.
    ///
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    /// @throws NoOptionException if no composition obeys the hard constraints
    public Understanding understand(Brief brief) {
        KnowledgeBase knowledge = source.get();
        BriefReader.Reading reading = reader().read(brief);
        return reading.understanding().asking(new QuestionRanker(knowledge, reading).rank(compositions(reading)));
    }

    /// What a brief leaves open to the rules, for a model to try.
    ///
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    public Gaps gaps(Brief brief) {
        return reader().gaps(brief);
    }

    /// What the kind of product keeps, for a model to add to.
    ///
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    public DomainModel domain(Brief brief) {
        Facts facts = reader().read(brief).facts();
        return new DomainModel(source.get().archetype((String) facts.value("archetype")), reader().gaps(brief)::says);
    }

    /// The knowledge with what a model says this product has to keep.
    private KnowledgeBase knowledge(Brief brief) {
        return brief.insight().entities().isEmpty()
                ? source.get()
                : source.get().with(domain(brief).with(brief.insight().entities()));
    }

    private List<Composition> compositions(BriefReader.Reading reading) {
        KnowledgeBase knowledge = source.get();
        Facts facts = reading.facts();
        return new OptionFinder(knowledge, facts, new Panel(knowledge, facts).together())
                .compositions(new RuleBook(knowledge, facts));
    }

    /// Plans, telling `progress` about each stage as it begins.
    ///
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    /// @throws NoOptionException if no composition obeys the hard constraints
    /// @throws PlanCancelledException if the thread was interrupted
    public Plan plan(Brief brief, PlanProgress progress) {
        return plan(brief, null, progress);
    }

    /// What the newest feedback leaves open to the rules, for a model to try; empty where they understand all of it.
    ///
    /// @param feedback everything said since the brief, the oldest first; at least one
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    /// @throws NoOptionException if no composition obeys the hard constraints and what was said
    public Optional<Hearing> hear(Brief brief, List<Feedback> feedback) {
        return new Reviser(source.get(), reader()).hear(brief, feedback);
    }

    /// Plans again after what was said about the plan of a brief and its successors. The same brief,
    /// words and knowledge give the same plan.
    ///
    /// @param feedback everything said since the brief, the oldest first
    /// @param parentKnowledge version of the knowledge the plan before was made from, so that what only
    ///     that changes is told apart; null if not known
    /// @throws InvalidBriefException if the brief cannot be planned as it is
    /// @throws NoOptionException if no composition obeys the hard constraints and what was said
    /// @throws PlanCancelledException if the thread was interrupted
    public Plan revise(Brief brief, List<Feedback> feedback, String parentKnowledge, PlanProgress progress) {
        if (feedback.isEmpty()) {
            return plan(brief, progress);
        }
        Reviser.Revision revision = new Reviser(source.get(), reader()).revise(brief, feedback, parentKnowledge);
        return plan(revision.brief(), revision.steering(), null, progress).with(revision.cause(), revision.changes());
    }

    /// Plans, and draws the blueprint, the roadmap and all that follows from them for an option of the
    /// caller's choice.
    ///
    /// @param option id of an option of this very plan; null for the recommended one
    /// @throws IllegalArgumentException if the plan has no such option
    public Plan plan(Brief brief, String option, PlanProgress progress) {
        return plan(brief, Steering.NONE, option, progress);
    }

    private Plan plan(Brief brief, Steering steering, String option, PlanProgress progress) {
        enter(Stage.UNDERSTANDING, 5, progress);
        KnowledgeBase knowledge = knowledge(brief);
        BriefReader.Reading reading = reader().read(brief);
        Facts facts = steering.applied(reading.facts());

        enter(Stage.PERSPECTIVES, 20, progress);
        Panel panel = new Panel(knowledge, facts, steering.votes());
        Map<Criterion, Double> weights = panel.together();

        enter(Stage.OPTIONS, 30, progress);
        RuleBook rules = new RuleBook(knowledge, facts);
        OptionFinder.Found found = found(new OptionFinder(knowledge, facts, weights), rules, steering);

        enter(Stage.EVALUATION, 60, progress);
        Composition first = found.compositions().getFirst();
        OptionWriter writer = new OptionWriter(knowledge, facts, rules, weights);
        Map<String, Map<Criterion, Double>> scores = new LinkedHashMap<>();
        Map<String, Composition> compositions = new LinkedHashMap<>();
        List<PlanOption> options = new ArrayList<>();
        for (Composition composition : found.compositions()) {
            String id = String.valueOf((char) ('A' + options.size()));
            scores.put(id, rules.score(composition));
            compositions.put(id, composition);
            options.add(writer.write(id, composition));
        }
        Map<String, Map<Criterion, Double>> ranked = KeptOption.ranked(scores, weights);
        Evaluation evaluation = new Evaluator(knowledge, facts.language(), weights).evaluate(ranked);
        Robustness robustness = new RobustnessWriter(
                        knowledge, facts, rules, panel, Seed.of(knowledge.version(), reading.text()))
                .write(compositions, ranked, options.getFirst().id(), agreement(evaluation));
        PerspectiveView perspectives = new PerspectiveWriter(knowledge, facts, panel, rules, first).write(scores);
        Recommendation recommendation = KeptOption.explained(
                new Recommender(knowledge, facts.language()).recommend(options, evaluation),
                options,
                evaluation,
                facts.language());

        PlanOption shown = options.stream()
                .filter(o -> option == null || o.id().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no option " + option));
        Composition chosen = found.compositions().get(options.indexOf(shown));

        enter(Stage.BLUEPRINT, 75, progress);
        Blueprint blueprint = new BlueprintWriter(knowledge, facts, writer).write(shown.id(), chosen);

        enter(Stage.ROADMAP, 88, progress);
        Roadmap roadmap = new RoadmapWriter(knowledge, facts, chosen, writer, blueprint).write();
        Traceability traceability = TraceCompiler.compile(
                blueprint, roadmap, new RequirementWriter(knowledge, facts, chosen, blueprint, roadmap).write());

        Plan plan = new Plan(
                FORMAT,
                knowledge.version(),
                facts.language().code(),
                excerpt(reading.text()),
                reading.understanding().asking(questions(reading, steering, found)),
                perspectives,
                options,
                found.excluded().stream()
                        .map(e -> exclusion(e, knowledge, facts))
                        .toList(),
                evaluation,
                robustness,
                recommendation,
                blueprint,
                roadmap,
                traceability,
                Complexity.of(knowledge, chosen, blueprint.components()),
                null,
                null,
                null);
        enter(Stage.DONE, 100, progress);
        return plan;
    }

    /// What is worth asking depends on the brief alone, so that a remark about the plan leaves it as it is.
    private List<Understanding.Question> questions(
            BriefReader.Reading reading, Steering steering, OptionFinder.Found found) {
        List<Composition> shown = steering.equals(Steering.NONE) ? found.compositions() : compositions(reading);
        return new QuestionRanker(source.get(), reading).rank(shown);
    }

    /// Mean over the methods other than the headline.
    private static double agreement(Evaluation evaluation) {
        return evaluation.methods().stream()
                .skip(1)
                .mapToDouble(Evaluation.Method::correlation)
                .average()
                .orElse(1);
    }

    private static OptionFinder.Found found(OptionFinder finder, RuleBook rules, Steering steering) {
        if (steering.options().isEmpty()) {
            return finder.find(rules);
        }
        return new OptionFinder.Found(steering.options(), finder.excluded(rules));
    }

    private static void enter(Stage stage, int percent, PlanProgress progress) {
        if (Thread.currentThread().isInterrupted()) {
            throw new PlanCancelledException(stage);
        }
        progress.stage(stage, percent);
    }

    private static Plan.Exclusion exclusion(OptionFinder.Excluded excluded, KnowledgeBase knowledge, Facts facts) {
        String composition = List.of(
                        Axis.ARCHITECTURE_STYLE,
                        Axis.PRIMARY_DATASTORE,
                        Axis.MESSAGING,
                        Axis.DEPLOYMENT,
                        Axis.AI_PATTERN)
                .stream()
                .map(axis -> knowledge
                        .axis(axis)
                        .get(excluded.composition().get(axis))
                        .name()
                        .in(facts.language()))
                .collect(Collectors.joining(" · "));
        return new Plan.Exclusion(excluded.family().name().in(facts.language()), composition, excluded.constraints());
    }

    /// Cut at a code point, control characters dropped.
    private static String excerpt(String text) {
        return text.strip()
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(EXCERPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
