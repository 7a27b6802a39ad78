package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BundleRenderer;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.counsel.DomainEntity;
import io.incubator.ai.planner.counsel.Explanation;
import io.incubator.ai.planner.counsel.Finding;
import io.incubator.ai.planner.counsel.Insight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every plan, held against the published schema.
class PlanSchemaTest {
    private static final Path CONTRACT = Path.of("..", "contracts", "plan.v1.schema.json");

    @Test
    void everyPlanKeepsTheContract() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT), InputFormat.JSON);

        for (Artefacts.Made made : Artefacts.all()) {
            assertThat(schema.validate(made.files().get("plan.json"), InputFormat.JSON))
                    .as(made.name())
                    .isEmpty();
        }
    }

    @Test
    void aPlanWithAModelKeepsTheContract() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT), InputFormat.JSON);
        Plan plan = Planner.withBuiltInKnowledge()
                .plan(
                        Brief.ofText("A booking system for a boat club, built after work.")
                                .with(new Insight(
                                        List.of(new Finding("budget", "low", "built after work")), List.of())),
                        PlanProgress.NONE)
                .with(new Counsel(
                        "planner: m",
                        List.of(new DomainEntity(
                                "Boat", "availability", List.of("a text", "b text"), List.of(), "boat club")),
                        List.of(new Counsel.Spoken("team", "Team", List.of("Who runs it?"), "A", "It is small.")),
                        new Explanation("It pays.", "It fits.", "Begin.", List.of("Show it.")),
                        List.of(new Counsel.Missing("architect", "limit")),
                        new Counsel.Use(7, 1, 2, 3)));

        String json = new BundleRenderer()
                .render(plan).stream()
                        .filter(file -> file.path().equals("plan.json"))
                        .findFirst()
                        .orElseThrow()
                        .content();

        assertThat(json).contains("\"model\" : \"planner: m\"", "\"origin\" : \"model\"");
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void aPlanWithoutItsLinksBreaksTheContract() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT), InputFormat.JSON);
        String broken = Artefacts.all().getFirst().files().get("plan.json").replace("\"links\"", "\"link\"");

        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
    }
}
