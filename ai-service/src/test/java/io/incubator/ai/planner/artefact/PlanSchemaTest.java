package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void aPlanWithoutItsLinksBreaksTheContract() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT), InputFormat.JSON);
        String broken = Artefacts.all().getFirst().files().get("plan.json").replace("\"links\"", "\"link\"");

        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
    }
}
