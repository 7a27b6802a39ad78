package io.incubator.ai.planner.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.mcda.InconsistentJudgementsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private static final Comparer COMPARER = new Comparer(KnowledgeBase.builtIn());
    private static final Brief SHOP =
            Brief.ofText("An online shop for tea with 20000 customers. Team of 6 Java developers, deadline 12 weeks.");

    private static Comparison compare(Axis axis, String... names) {
        return COMPARER.compare(SHOP, axis, List.of(names), Weighting.PERSPECTIVES);
    }

    @Test
    void theLanguageTheTeamKnowsComesFirst() {
        Comparison comparison = compare(Axis.LANGUAGE_FRAMEWORK, "Rust", "Java", "Python");

        assertThat(comparison.alternatives())
                .extracting(Comparison.Ranked::name)
                .first()
                .isEqualTo("Java");
        assertThat(comparison.alternatives().getFirst().good()).isNotEmpty();
        assertThat(comparison.confidence())
                .isEqualTo(comparison.alternatives().getFirst().first());
        assertThat(comparison.alternatives().stream()
                        .mapToDouble(Comparison.Ranked::first)
                        .sum())
                .isCloseTo(1, within(.003));
        assertThat(comparison.verdict()).contains("Java");
    }

    @Test
    void namesAreResolvedByIdNameAndAlias() {
        Comparison comparison = compare(Axis.MESSAGING, "Apache Kafka", "rabbitmq", "db_queue");

        assertThat(comparison.alternatives())
                .extracting(Comparison.Ranked::type)
                .containsExactlyInAnyOrder("log_stream", "broker_queue", "db_queue");
    }

    @Test
    void theOrderInWhichTheyAreNamedDoesNotMatter() {
        Comparison one = compare(Axis.PRIMARY_DATASTORE, "relational", "document", "graph");
        Comparison other = compare(Axis.PRIMARY_DATASTORE, "graph", "relational", "document");

        assertThat(other).isEqualTo(one);
    }

    @Test
    void aFurtherAlternativeNeverReordersTheOthers() {
        List<String> few =
                compare(Axis.DEPLOYMENT, "paas", "managed_containers", "virtual_machines").alternatives().stream()
                        .map(Comparison.Ranked::name)
                        .toList();
        List<String> more =
                compare(Axis.DEPLOYMENT, "paas", "edge", "managed_containers", "virtual_machines")
                        .alternatives()
                        .stream()
                        .map(Comparison.Ranked::name)
                        .filter(few::contains)
                        .toList();

        assertThat(more).isEqualTo(few);
    }

    @Test
    void aHardConstraintIsNeverCompensated() {
        Brief brief = Brief.ofText("A records app that must run on premises, no cloud. Team of 6.");

        Comparison comparison = COMPARER.compare(
                brief, Axis.DEPLOYMENT, List.of("serverless_functions", "on_premises"), Weighting.PERSPECTIVES);

        assertThat(comparison.alternatives().getFirst().name()).isEqualTo("on_premises");
        Comparison.Ranked last = comparison.alternatives().getLast();
        assertThat(last.total()).isNull();
        assertThat(last.ruledOut()).isNotEmpty();
    }

    @Test
    void anUnknownNameIsSaidWithWhatIsKnown() {
        assertThatThrownBy(() -> compare(Axis.MESSAGING, "Kafka", "Carrier Pigeon"))
                .isInstanceOfSatisfying(UnknownAlternativeException.class, e -> {
                    assertThat(e.index()).isEqualTo(1);
                    assertThat(e.known()).contains("log_stream");
                });
        assertThatThrownBy(() -> compare(Axis.MESSAGING, "Kafka", "Apache Kafka"))
                .isInstanceOf(UnknownAlternativeException.class)
                .hasMessageContaining("another name");
        assertThatThrownBy(() -> compare(Axis.MESSAGING, "Kafka")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsOfTheTeamReplaceThePerspectives() {
        Comparison comparison = COMPARER.compare(
                SHOP,
                Axis.LANGUAGE_FRAMEWORK,
                List.of("java", "go"),
                Weighting.given(Map.of(Criterion.TEAM_FIT, 3.0, Criterion.BUSINESS_FIT, 1.0)));

        assertThat(comparison.weights()).containsEntry("team_fit", .75).containsEntry("maintainability", 0.0);
        assertThat(comparison.weightsFrom()).isEqualTo("given");
        assertThatThrownBy(() -> Weighting.given(Map.of(Criterion.TEAM_FIT, 0.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void judgementsBecomeWeightsAndContradictionsAreRefused() {
        assertThat(Weighting.judged(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).shares())
                .allSatisfy((criterion, share) -> assertThat(share).isCloseTo(.2, within(1e-9)));
        assertThat(Weighting.judged(2, 4, 4, 8, 2, 2, 4, 1, 2, 2).consistencyRatio())
                .isLessThan(.02);
        assertThatThrownBy(() -> Weighting.judged(9, 1.0 / 9, 9, 1, 9, 1.0 / 9, 1, 9, 1, 1.0 / 9))
                .isInstanceOf(InconsistentJudgementsException.class);
    }
}
