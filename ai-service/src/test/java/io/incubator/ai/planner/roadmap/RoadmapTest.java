package io.incubator.ai.planner.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoadmapTest {
    private static final Planner PLANNER = Planner.withBuiltInKnowledge();

    private static Plan plan(String text) {
        return PLANNER.plan(Brief.ofText(text), PlanProgress.NONE);
    }

    @Test
    void aBiggerModuleTakesLonger() {
        Plan shop = plan("An online shop in Java, team of 4.");
        List<Roadmap.Task> tasks = shop.roadmap().tasks();

        double orders = days(tasks, "module-orders");
        double inventory = days(tasks, "module-inventory");

        assertThat(orders).isGreaterThan(inventory);
        assertThat(tasks)
                .filteredOn(t -> t.id().equals("module-orders"))
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.builds().entities()).contains("Order", "OrderLine");
                    assertThat(t.builds().endpoints()).contains("postOrders");
                });
    }

    @Test
    void everyOutsideSystemHasAnAdapterOfItsOwn() {
        Roadmap roadmap = plan("An online shop with payments and notifications by e-mail, team of 4.")
                .roadmap();

        assertThat(roadmap.tasks())
                .extracting(Roadmap.Task::id)
                .contains("integration-payment_provider", "integration-message_provider");
    }

    @Test
    void theForecastOrdersItsPercentilesAndSchedulesEveryTask() {
        Roadmap roadmap = plan("An online shop, team of 4.").roadmap();
        Roadmap.Forecast forecast = roadmap.forecast();

        assertThat(forecast.p50Weeks()).isLessThan(forecast.p80Weeks()).isPositive();
        assertThat(forecast.p80Weeks()).isLessThan(forecast.p95Weeks());
        assertThat(forecast.schedule())
                .extracting(Roadmap.Slot::task)
                .containsExactlyElementsOf(
                        roadmap.tasks().stream().map(Roadmap.Task::id).toList());
        assertThat(forecast.schedule())
                .allSatisfy(s -> assertThat(s.criticality()).isBetween(0.0, 1.0))
                .anySatisfy(s -> assertThat(s.criticality()).isGreaterThan(0.9));
        for (Roadmap.Task task : roadmap.tasks()) {
            for (String before : task.after()) {
                assertThat(slot(forecast, task.id()).start())
                        .isGreaterThanOrEqualTo(slot(forecast, before).finish() - 0.11);
            }
        }
    }

    @Test
    void bothTracksAgreeFirstAndAskEachOther() {
        Roadmap roadmap = plan("An online shop, team of 4.").roadmap();

        assertThat(roadmap.alignment())
                .extracting(Roadmap.Alignment::id)
                .contains("versions", "errors", "paging", "formats", "limits", "docs");
        assertThat(roadmap.questions()).extracting(Roadmap.Question::to).contains("frontend", "backend");
        assertThat(roadmap.questions())
                .extracting(Roadmap.Question::text)
                .anySatisfy(t -> assertThat(t).startsWith("GET /products: "));
    }

    @Test
    void everyTemplateOfTheKnowledgeIsNamedByARequirement() {
        RoadmapTemplate template = KnowledgeBase.builtIn().roadmap();
        Set<String> named = template.requirements().stream()
                .flatMap(n -> n.tasks().stream())
                .collect(Collectors.toSet());
        Set<String> ids =
                template.tasks().stream().map(RoadmapTemplate.Task::id).collect(Collectors.toSet());

        assertThat(ids).containsAll(named);
        assertThat(named)
                .containsAll(ids.stream().filter(id -> !id.contains("module")).toList());
    }

    private static double days(List<Roadmap.Task> tasks, String id) {
        return tasks.stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow()
                .estimate()
                .expected();
    }

    private static Roadmap.Slot slot(Roadmap.Forecast forecast, String id) {
        return forecast.schedule().stream()
                .filter(s -> s.task().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
