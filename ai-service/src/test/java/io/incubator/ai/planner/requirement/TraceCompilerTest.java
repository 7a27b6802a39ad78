package io.incubator.ai.planner.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.requirement.Requirement.Links;
import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TraceCompilerTest {
    private static final Plan PLAN = Planner.withBuiltInKnowledge()
            .plan(Brief.ofText("An online shop with payments, team of 4. Must use PostgreSQL."), PlanProgress.NONE);

    @Test
    void everyPartOfAPlanLeadsToARequirementAndBack() {
        Traceability traceability = PLAN.traceability();

        assertThat(traceability.tasks().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PLAN.roadmap().tasks().stream().map(Roadmap.Task::id).toList());
        assertThat(traceability.components()).hasSameSizeAs(PLAN.blueprint().components());
        assertThat(traceability.entities()).hasSameSizeAs(PLAN.blueprint().entities());
        assertThat(traceability.endpoints()).hasSameSizeAs(PLAN.blueprint().endpoints());
        assertThat(traceability.requirements()).extracting(Requirement::kind).contains(Requirement.Kind.values());
        assertThat(traceability.requirements())
                .filteredOn(r -> r.id().equals("must-use-postgresql"))
                .singleElement()
                .satisfies(r -> assertThat(r.links().components()).containsExactly("db"));
    }

    @Test
    void aLinkThatLeadsNowhereStopsThePlan() {
        List<Requirement> broken = changed(l -> new Links(List.of("nowhere"), l.entities(), l.endpoints(), l.tasks()));

        assertThatThrownBy(() -> TraceCompiler.compile(PLAN.blueprint(), PLAN.roadmap(), broken))
                .isInstanceOf(DanglingLinkException.class)
                .hasMessageContaining("leads to component nowhere");
    }

    @Test
    void aRequirementNothingMeetsStopsThePlan() {
        List<Requirement> unmet = changed(l -> new Links(l.components(), l.entities(), l.endpoints(), List.of()));

        assertThatThrownBy(() -> TraceCompiler.compile(PLAN.blueprint(), PLAN.roadmap(), unmet))
                .hasMessageContaining("is built by no task");
    }

    @Test
    void aPartWithoutARequirementStopsThePlan() {
        List<Requirement> fewer = PLAN.traceability().requirements().stream()
                .filter(r -> !r.id().equals("practice-tasks"))
                .toList();

        assertThatThrownBy(() -> TraceCompiler.compile(PLAN.blueprint(), PLAN.roadmap(), fewer))
                .hasMessageContaining("entity BackgroundTask meets no requirement");
    }

    @Test
    void aReferenceToAnEntityThatIsGoneStopsThePlan() {
        Blueprint all = PLAN.blueprint();
        Blueprint without = new Blueprint(
                all.option(),
                all.components(),
                all.relations(),
                all.modules(),
                all.entities().stream().filter(e -> !e.id().equals("Order")).toList(),
                all.endpoints(),
                all.decisions(),
                all.explanation(),
                all.diagrams());

        assertThatThrownBy(() -> TraceCompiler.compile(
                        without, PLAN.roadmap(), PLAN.traceability().requirements()))
                .hasMessageContaining("OrderLine knows Order")
                .hasMessageContaining("endpoint postOrders is about Order");
    }

    private static List<Requirement> changed(UnaryOperator<Links> links) {
        List<Requirement> requirements = new ArrayList<>(PLAN.traceability().requirements());
        Requirement first = requirements.getFirst();
        requirements.set(
                0,
                new Requirement(
                        first.id(),
                        first.kind(),
                        first.text(),
                        first.must(),
                        first.origin(),
                        first.measure(),
                        links.apply(first.links())));
        return requirements;
    }
}
