package io.incubator.ai.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.feedback.Change;
import io.incubator.ai.planner.feedback.Feedback;
import io.incubator.ai.planner.feedback.Verdict;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.PlanOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RevisionTest {
    private static final Planner PLANNER = Planner.withBuiltInKnowledge();
    private static final Map<Brief, Plan> PLANS = new ConcurrentHashMap<>();
    private static final Set<String> CORE =
            Set.of("architecture_style", "language_framework", "primary_datastore", "messaging", "deployment");
    private static final Brief SHOP = Brief.ofText(
            "An online shop for tea with 20000 customers. Team of 6 Java developers, PostgreSQL known well. Payments and reminders by mail.");

    /// The examples, and a demanding brief of every kind of product, whose plan has something to leave out.
    static List<Brief> briefs() throws Exception {
        List<Brief> briefs = new ArrayList<>();
        for (Path file : Examples.files()) {
            briefs.add(Examples.read(file));
        }
        for (Archetype archetype : KnowledgeBase.builtIn().archetypes()) {
            String term = archetype.terms().getFirst().replaceAll("[^\\p{L} ]", " ");
            briefs.add(
                    Brief.ofText(
                            "A " + archetype.name().en() + " product, " + term
                                    + ", for 2 million users, team of 40 Java and Go developers on Kubernetes, microservices, high availability, search."));
            briefs.add(Brief.ofText("一个" + archetype.name().zh() + "产品，团队5人，熟悉 Python，3个月上线，用户2万。"));
        }
        return briefs;
    }

    @ParameterizedTest
    @MethodSource("briefs")
    void tooComplexCutsComplexityByThirtyPercentAndKeepsEveryMustHave(Brief brief) {
        Plan before = plan(brief);

        Plan after = revise(brief, "Too complex.");

        double was = before.complexity().value();
        double is = after.complexity().value();
        assertThat(after.cause().verdict()).isEqualTo(Verdict.SIMPLIFY);
        if (is > 0.7 * was + 1e-9) {
            assertThat(after.cause().statement())
                    .as("%s: %s -> %s", brief.text(), was, is)
                    .containsAnyOf("Already minimal", "as far as the must-haves allow", "已是最简", "已尽量简化");
            assertThat(is).isLessThanOrEqualTo(was);
        }
        assertThat(after.blueprint().modules().stream().map(m -> m.id()).toList())
                .isEqualTo(
                        before.blueprint().modules().stream().map(m -> m.id()).toList());
        assertThat(after.blueprint().endpoints())
                .hasSameSizeAs(before.blueprint().endpoints());
        assertThat(after.understanding()).isEqualTo(before.understanding());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fine, but use MySQL.             | PostgreSQL | MySQL
            不错，但是把 PostgreSQL 换成 MySQL | PostgreSQL | MySQL
            """)
    void fineButLeavesEverythingThatDoesNotDependOnTheRemarkByteIdentical(String remark, String from, String to) {
        Map<String, String> before = files(plan(SHOP));
        Plan plan = revise(SHOP, remark);
        Map<String, String> after = files(plan);

        assertThat(plan.cause().verdict()).isEqualTo(Verdict.REFINE);
        assertThat(choice(plan, "primary_datastore").technology()).isEqualTo(to);
        before.forEach((path, content) -> {
            if (!content.contains(from) && !after.get(path).contains(to)) {
                assertThat(after.get(path)).as(path).isEqualTo(content);
            }
        });
        assertThat(before.keySet().stream().filter(path -> before.get(path).equals(after.get(path))))
                .hasSizeGreaterThan(before.size() / 3);
        assertThat(plan.changes()).extracting(Change::kind).contains("technology", "constraint");
        Map<String, String> classes = plan(SHOP).options().getFirst().classes();
        assertThat(plan.options().getFirst().classes()).isEqualTo(classes);
    }

    @Test
    void aChangedDecisionChangesItsAxisAndNoOther() {
        Plan before = plan(SHOP);

        Plan after = revise(SHOP, "Fine, but use MongoDB.");

        assertThat(choice(after, "primary_datastore").technology()).isEqualTo("MongoDB");
        Map<String, String> expected =
                new LinkedHashMap<>(before.options().getFirst().classes());
        Map<String, String> classes = after.options().getFirst().classes();
        assertThat(expected.keySet().stream().filter(axis -> !expected.get(axis).equals(classes.get(axis))))
                .containsExactly("primary_datastore");
    }

    @Test
    void aBannedProductIsGoneFromEveryOption() {
        Plan after = revise(SHOP, "不要用 PostgreSQL，也不要 Kafka");

        assertThat(after.options())
                .allSatisfy(option -> assertThat(option.choices())
                        .extracting(PlanOption.Choice::technology)
                        .doesNotContain("PostgreSQL", "Apache Kafka"));
    }

    @Test
    void aPlanThatDoesNotFitTheTeamUsesWhatTheTeamKnows() {
        Brief brief = Brief.ofText("A logistics platform for 3 million users with live tracking, team of 12.");

        Plan after = revise(brief, "It does not fit our team. We only know PHP and MySQL well.");

        assertThat(after.cause().verdict()).isEqualTo(Verdict.ADAPT);
        assertThat(after.options().getFirst().classes()).containsEntry("language_framework", "php");
        assertThat(after.perspectives().weights().get("team_fit"))
                .isGreaterThan(plan(brief).perspectives().weights().get("team_fit"));
    }

    /// One in six: planning anew is planning many times.
    static List<Brief> some() throws Exception {
        List<Brief> all = briefs();
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> i % 6 == 0)
                .mapToObj(all::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("some")
    void whatWasRejectedDoesNotComeBack(Brief brief) {
        Map<String, String> rejected = plan(brief).options().getFirst().classes();

        Plan anew = revise(brief, Feedback.of(null, 40));
        Plan renewed = revise(brief, Feedback.of(null, 10));

        assertThat(anew.cause().verdict()).isEqualTo(Verdict.REGENERATE);
        assertThat(renewed.cause().verdict()).isEqualTo(Verdict.RENEW);
        assertThat(anew.options())
                .allSatisfy(option -> assertThat(different(rejected, option)).isGreaterThanOrEqualTo(2));
        assertThat(different(rejected, renewed.options().getFirst()))
                .isGreaterThanOrEqualTo(different(rejected, anew.options().getFirst()));
        assertThat(renewed.options().getFirst().classes().get("language_framework"))
                .isNotEqualTo(rejected.get("language_framework"));
    }

    @Test
    void aRoundThatChangesNothingIsTheSamePlan() {
        Plan before = plan(SHOP);

        for (Feedback nothing :
                List.of(Feedback.ofText("The weather is lovely."), Feedback.of(null, 75), Feedback.of("Great!", 95))) {
            Plan after = revise(SHOP, nothing);

            assertThat(after.changes()).isEmpty();
            assertThat(after.with(null, null)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            95 | -                                    | ACCEPT     | false
            95 | Perfect, but use MySQL               | REFINE     | true
            95 | Too complex                          | SIMPLIFY   | true
            90 | Not what I want                      | NONE       | true
            80 | Not what I want                      | NONE       | true
            75 | use MySQL                            | REFINE     | false
            60 | Not what I want                      | REGENERATE | false
            40 | Looks great                          | REGENERATE | true
            40 | Too complex                          | SIMPLIFY   | true
            20 | -                                    | RENEW      | false
            -  | Perfect                              | ACCEPT     | false
            -  | Perfect, blah blah                   | NONE       | false
            -  | Outdated technology                  | RENEW      | false
            -  | I don't like it, it is too complex   | SIMPLIFY   | false
            """)
    void aSatisfactionAndATextThatDisagreeAreReconciledAloud(
            Integer satisfaction, String text, Verdict verdict, boolean said) {
        Plan plan = revise(SHOP, Feedback.of(text, satisfaction));

        assertThat(plan.cause().verdict()).isEqualTo(verdict);
        assertThat(plan.cause().resolution() != null).isEqualTo(said);
    }

    @Test
    void anotherOptionIsWorkedOutWhenItIsChosen() {
        Plan before = plan(SHOP);

        Plan after = revise(SHOP, new Feedback(null, null, "B", List.of()));

        assertThat(after.options().getFirst().classes())
                .isEqualTo(before.options().get(1).classes());
        assertThat(after.blueprint().option())
                .isEqualTo(after.options().getFirst().id());
        assertThat(after.cause().verdict()).isEqualTo(Verdict.CHOOSE);
    }

    @Test
    void anOptionThatIsKeptAgainstTheNumbersIsSaidToBe() {
        Plan after = revise(SHOP, new Feedback(null, null, "C", List.of()));

        assertThat(after.options().getFirst().total())
                .isLessThan(after.options().get(1).total());
        assertThat(after.recommendation().option()).isEqualTo("A");
        assertThat(after.recommendation().statement()).contains("stays in front");
        assertThat(after.evaluation().ranking().getFirst()).isNotEqualTo("A");
        assertThat(after.evaluation().margin()).isNotNegative();
    }

    @Test
    void anAnswerIsStatedAndNoLongerAsked() {
        Plan after = revise(SHOP, new Feedback(null, null, null, List.of(new Feedback.Answer("deadlineWeeks", 5))));

        assertThat(after.understanding().values())
                .filteredOn(v -> v.key().equals("deadlineWeeks"))
                .allSatisfy(v -> assertThat(v.origin()).isEqualTo("explicit"));
        assertThat(after.understanding().questions()).noneMatch(q -> q.key().equals("deadlineWeeks"));
        assertThat(after.cause().verdict()).isEqualTo(Verdict.ANSWER);
    }

    @Test
    void whatMattersMostWeighsMost() {
        double before = plan(SHOP).perspectives().weights().get("team_fit");

        Plan after = revise(SHOP, "我们团队的技能最重要");

        assertThat(after.perspectives().weights().get("team_fit")).isGreaterThan(before);
        assertThat(after.changes()).extracting(Change::kind).contains("weight");
    }

    @Test
    void tenRoundsOfMixedFeedbackEndAndTheSameWordsComeToTheSame() {
        List<Feedback> chain = List.of(
                Feedback.of("Fine, but use MySQL.", 75),
                Feedback.ofText("太复杂了"),
                Feedback.of(null, 35),
                Feedback.ofText("Performance matters most"),
                Feedback.ofText("不要用 MySQL"),
                Feedback.ofText("Fine, but use MySQL after all"),
                Feedback.of("outdated", 15),
                Feedback.ofText("It does not fit our team, we know Java well"),
                Feedback.ofText("asdf qwer"),
                Feedback.of("Fine, but the deadline is 6 weeks", 85));

        for (int rounds : List.of(1, 5, chain.size())) {
            Plan plan = PLANNER.revise(SHOP, chain.subList(0, rounds), null, PlanProgress.NONE);

            assertThat(plan.cause().round()).isEqualTo(rounds);
            assertThat(plan.cause().statement()).isNotBlank();
            assertThat(plan.options()).isNotEmpty();
        }
        Map<String, String> again = files(PLANNER.revise(SHOP, chain, null, PlanProgress.NONE));
        files(PLANNER.revise(SHOP, chain, null, PlanProgress.NONE))
                .forEach((path, content) -> assertThat(again.get(path)).as(path).isEqualTo(content));
    }

    @Test
    void otherKnowledgeThanThePlanBeforeIsSaid() {
        Plan plan = PLANNER.revise(SHOP, List.of(Feedback.ofText("Great!")), "0", PlanProgress.NONE);

        assertThat(plan.changes()).extracting(Change::kind).containsExactly("knowledge");
    }

    @Test
    void goingBackAndForthIsSaid() {
        List<Feedback> chain =
                List.of(Feedback.ofText("Fine, but use MongoDB."), Feedback.ofText("Fine, but use PostgreSQL."));

        Plan plan = PLANNER.revise(SHOP, chain, null, PlanProgress.NONE);

        assertThat(plan.changes()).extracting(Change::kind).contains("repeat");
    }

    @Test
    void wishesThatContradictTheBriefWinAndWishesNobodyCanMeetAreNamed() {
        Brief brief = Brief.ofText("A shop. It must use Kafka. Team of 20 on Kubernetes.");

        assertThat(revise(brief, "Do not use Kafka").options())
                .allSatisfy(o -> assertThat(o.choices())
                        .extracting(PlanOption.Choice::technology)
                        .doesNotContain("Apache Kafka"));
        assertThatThrownBy(() -> revise(
                        Brief.ofText("A records app that must run on premises, no cloud."), "Please use AWS Lambda"))
                .isInstanceOf(NoOptionException.class)
                .hasMessageContaining("Lambda");
    }

    /// Plans are the same every time, so what several tests compare with is made once.
    private static Plan plan(Brief brief) {
        return PLANS.computeIfAbsent(brief, b -> PLANNER.plan(b, PlanProgress.NONE));
    }

    private static int different(Map<String, String> rejected, PlanOption option) {
        return (int) CORE.stream()
                .filter(axis -> !rejected.get(axis).equals(option.classes().get(axis)))
                .count();
    }

    private static PlanOption.Choice choice(Plan plan, String axis) {
        return plan.options().getFirst().choices().stream()
                .filter(c -> c.axis().equals(axis))
                .findFirst()
                .orElseThrow();
    }

    private static Plan revise(Brief brief, String text) {
        return revise(brief, Feedback.ofText(text));
    }

    private static Plan revise(Brief brief, Feedback feedback) {
        return PLANNER.revise(brief, List.of(feedback), null, PlanProgress.NONE);
    }

    private static Map<String, String> files(Plan plan) {
        Map<String, String> files = new LinkedHashMap<>();
        new BundleRenderer().render(plan).forEach(file -> files.put(file.path(), file.content()));
        return files;
    }
}
