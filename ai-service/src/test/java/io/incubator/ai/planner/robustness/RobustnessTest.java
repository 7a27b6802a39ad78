package io.incubator.ai.planner.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.knowledge.Criterion;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    private static final Brief SHOP = Brief.ofText(
            "An online shop for tea with 20000 customers. Team of 6 Java developers, PostgreSQL known well.");

    private final Plan plan = Planner.withBuiltInKnowledge().plan(SHOP, PlanProgress.NONE);
    private final Robustness robustness = plan.robustness();

    @Test
    void everyOptionHasItsSharesOfTenThousandDraws() {
        assertThat(robustness.draws()).isEqualTo(10_000);
        assertThat(robustness.options())
                .extracting(Robustness.Standing::option)
                .containsExactlyElementsOf(plan.evaluation().ranking());
        assertThat(robustness.options())
                .allSatisfy(standing -> assertThat(standing.ranks().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(1, within(.003)));
        assertThat(robustness.options().stream()
                        .mapToDouble(Robustness.Standing::first)
                        .sum())
                .isCloseTo(1, within(.003));
    }

    @Test
    void theConfidenceIsHowOftenTheRecommendedOptionComesFirst() {
        assertThat(robustness.confidence())
                .isEqualTo(robustness.options().getFirst().first())
                .isGreaterThan(robustness.options().getLast().first());
        assertThat(robustness.statement())
                .contains("10000", plan.recommendation().option());
    }

    @Test
    void centralWeightsSumToOneAndLieWithinWhatThePerspectivesSay() {
        robustness.options().stream()
                .filter(standing -> standing.centralWeights() != null)
                .forEach(standing -> {
                    assertThat(standing.centralWeights().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum())
                            .isCloseTo(1, within(.003));
                    for (Criterion criterion : Criterion.values()) {
                        double[] said = plan.perspectives().views().stream()
                                .mapToDouble(view -> view.weights().get(criterion.id()))
                                .toArray();
                        assertThat(standing.centralWeights().get(criterion.id()))
                                .isBetween(
                                        Arrays.stream(said).min().orElseThrow() - .002,
                                        Arrays.stream(said).max().orElseThrow() + .002);
                    }
                });
    }

    @Test
    void everyDecisionHasAConfidenceAndNoRivalIsOftenerBest() {
        assertThat(robustness.decisions())
                .extracting(Robustness.Decision::axis)
                .containsExactlyElementsOf(plan.options().getFirst().classes().keySet());
        assertThat(robustness.decisions())
                .allSatisfy(decision -> assertThat(decision.confidence()).isBetween(0.0, 1.0));
    }

    @Test
    void whereAWeightSwaysTheOrderTheOtherOptionIsLevelThere() {
        robustness.sway().forEach(sway -> {
            double first = level(plan.evaluation().ranking().getFirst(), sway);
            assertThat(level(sway.option(), sway)).isCloseTo(first, within(.02));
        });
    }

    /// Weighted sum of an option with the criterion at its level and the others in proportion.
    private double level(String option, Robustness.Sway sway) {
        double sum = 0;
        for (var score : plan.options().stream()
                .filter(o -> o.id().equals(option))
                .findFirst()
                .orElseThrow()
                .scores()) {
            double weight = plan.perspectives().weights().get(score.criterion());
            sum += score.value()
                    * (score.criterion().equals(sway.criterion())
                            ? sway.level()
                            : weight * (1 - sway.level()) / (1 - sway.share()));
        }
        return sum;
    }

    @Test
    void theSameBriefGetsTheSameFiguresAndAnotherBriefOtherLuck() {
        assertThat(Planner.withBuiltInKnowledge().plan(SHOP, PlanProgress.NONE).robustness())
                .isEqualTo(robustness);
        assertThat(Seed.of("a", "b")).isNotEqualTo(Seed.of("ab", "")).isNotEqualTo(Seed.of("b", "a"));
    }

    @Test
    void errorsAreTriangularAroundTheScore() {
        io.incubator.ai.planner.mcda.Sampler halves = io.incubator.ai.planner.mcda.Sampler.uniformWeights();
        double[] drawn = new double[5];
        double sum = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            halves.draw(random, drawn);
            sum += drawn[0];
        }
        assertThat(sum / 1000).isCloseTo(.2, within(.02));
    }
}
