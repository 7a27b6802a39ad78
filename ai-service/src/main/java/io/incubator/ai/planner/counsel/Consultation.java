package io.incubator.ai.planner.counsel;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.brief.Gaps;
import io.incubator.ai.planner.feedback.Feedback;
import io.incubator.ai.planner.feedback.Hearing;
import io.incubator.ai.planner.perspective.PerspectiveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/// Asks a model about one brief and its plan. An answer that does not hold is sent back with what is wrong about it,
/// twice at most; then what the rules say stands alone. The same answers make the same of a plan.
public final class Consultation {
    private static final int MOST_SENTENCES = 5;
    private static final int SENTENCE = 400;
    private static final int PARAGRAPH = 1_500;
    private static final String FINDINGS = "findings";
    private static final String DOMAIN = "domain";
    private static final String EXPLANATION = "explanation";

    private final Planner planner;
    private final Adviser adviser;
    private final Brief brief;
    private final Computing engine;
    private final Material material;
    private final Interview interview = new Interview();

    /// A consultation about one brief.
    ///
    /// @param engine where the planner computes
    public Consultation(Planner planner, Adviser adviser, Brief brief, Computing engine) {
        this.planner = planner;
        this.adviser = adviser;
        this.brief = brief;
        this.engine = engine;
        this.material = new Material(brief.text());
    }

    /// What the model makes of the brief: facts the rules did not read, and what the product has to keep. Of a list
    /// that stays partly wrong, the part that holds.
    ///
    /// @throws io.incubator.ai.planner.InvalidBriefException if the brief cannot be planned as it is
    public Insight insight() {
        List<Finding> findings = findings();
        return new Insight(findings, entities(planner.domain(brief.with(new Insight(findings, List.of())))));
    }

    /// Feedback with what the model reads in the newest piece where no rule knows a clause.
    ///
    /// @param insight what the plan is made with
    /// @param chain everything said since the brief, the oldest first
    /// @throws io.incubator.ai.planner.InvalidBriefException if the brief cannot be planned as it is
    /// @throws io.incubator.ai.planner.NoOptionException if wishes and constraints leave nothing
    /// @throws InterruptedException if the caller is interrupted
    public List<Feedback> heard(Insight insight, List<Feedback> chain) throws InterruptedException {
        Optional<Hearing> hearing =
                chain.isEmpty() ? Optional.empty() : engine.compute(() -> planner.hear(brief.with(insight), chain));
        if (hearing.isEmpty()) {
            return chain;
        }
        List<Feedback> heard = new ArrayList<>(chain);
        heard.add(heard.removeLast().with(new FeedbackLoop(interview, adviser, hearing.get(), engine).run()));
        return List.copyOf(heard);
    }

    private List<DomainEntity> entities(DomainModel domain) {
        String asked = material.domain(domain.kind(), domain.modules());
        return domain.acceptable(interview.askForList(
                DOMAIN, "", objection -> adviser.domain(asked, objection).entities(), domain::objections));
    }

    private List<Finding> findings() {
        Gaps gaps = planner.gaps(brief);
        List<Gaps.Gap> open = gaps.open();
        if (open.isEmpty()) {
            return List.of();
        }
        String asked = material.gaps(open);
        List<Finding> last = interview.askForList(
                FINDINGS,
                "",
                objection -> adviser.findings(asked, objection).findings(),
                answer -> answer.stream()
                        .flatMap(finding -> gaps.objection(finding).stream())
                        .toList());
        return last.stream()
                .filter(finding -> gaps.objection(finding).isEmpty())
                .distinct()
                .toList();
    }

    /// What the model says to the plan: the five perspectives and the explanation, all asked at once.
    ///
    /// @param insight what the plan was made with
    /// @throws InterruptedException if the caller is interrupted; nothing is asked any more then
    public Counsel counsel(Plan plan, Insight insight) throws InterruptedException {
        List<PerspectiveView.View> views = plan.perspectives().views();
        List<Optional<Counsel.Spoken>> spoken = new ArrayList<>();
        Optional<Explanation> explanation;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Optional<Counsel.Spoken>>> perspectives = views.stream()
                    .map(view -> threads.submit((Callable<Optional<Counsel.Spoken>>) () -> opinion(plan, view)))
                    .toList();
            Future<Optional<Explanation>> explained = threads.submit(() -> explanation(plan));
            for (Future<Optional<Counsel.Spoken>> perspective : perspectives) {
                spoken.add(join(perspective));
            }
            explanation = join(explained);
        } finally {
            threads.shutdownNow();
        }
        return new Counsel(
                adviser.name(),
                insight.entities(),
                spoken.stream().flatMap(Optional::stream).toList(),
                explanation.orElse(null),
                missing(views),
                adviser.use());
    }

    private Optional<Counsel.Spoken> opinion(Plan plan, PerspectiveView.View view) {
        String asked = material.perspective(plan, view);
        Sentences sentences = new Sentences(asked, plan.language());
        return interview
                .ask(view.id(), objection -> adviser.opinion(view.id(), asked, objection), answer -> {
                    List<String> objections = new ArrayList<>(count(answer.concerns()));
                    objections.addAll(sentences.objections(with(answer.concerns(), answer.reason()), SENTENCE));
                    if (plan.options().stream().noneMatch(option -> option.id().equals(answer.option()))) {
                        objections.add("There is no option “" + answer.option() + "”.");
                    }
                    return objections;
                })
                .map(answer -> new Counsel.Spoken(
                        view.id(), view.name(), answer.concerns(), answer.option(), answer.reason()));
    }

    private Optional<Explanation> explanation(Plan plan) {
        String asked = material.recommendation(plan);
        Sentences sentences = new Sentences(asked, plan.language());
        return interview.ask(EXPLANATION, objection -> adviser.explanation(asked, objection), answer -> {
            List<String> objections = new ArrayList<>(count(answer.advice()));
            List<String> paragraphs = new ArrayList<>();
            paragraphs.add(answer.business());
            paragraphs.add(answer.technology());
            paragraphs.add(answer.implementation());
            objections.addAll(sentences.objections(paragraphs, PARAGRAPH));
            objections.addAll(sentences.objections(answer.advice(), SENTENCE));
            return objections;
        });
    }

    /// In the order in which things are asked.
    private List<Counsel.Missing> missing(List<PerspectiveView.View> views) {
        Map<String, String> missing = interview.missing();
        return Stream.of(
                        Stream.of(FINDINGS, DOMAIN, FeedbackLoop.READINGS),
                        views.stream().map(PerspectiveView.View::id),
                        Stream.of(EXPLANATION))
                .flatMap(Function.identity())
                .filter(missing::containsKey)
                .map(question -> new Counsel.Missing(question, missing.get(question)))
                .toList();
    }

    private static List<String> count(List<String> sentences) {
        return sentences.isEmpty() || sentences.size() > MOST_SENTENCES
                ? List.of("Give one to " + MOST_SENTENCES + " sentences.")
                : List.of();
    }

    private static List<String> with(List<String> sentences, String another) {
        List<String> all = new ArrayList<>(sentences);
        all.add(another);
        return all;
    }

    private static <T> T join(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
