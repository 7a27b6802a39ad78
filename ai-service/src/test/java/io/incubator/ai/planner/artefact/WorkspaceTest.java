package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.structurizr.Workspace;
import com.structurizr.dsl.StructurizrDslParser;
import com.structurizr.dsl.StructurizrDslParserException;
import com.structurizr.model.SoftwareSystem;
import io.incubator.ai.planner.blueprint.Blueprint;
import org.junit.jupiter.api.Test;

/// Every workspace, read by Structurizr's own parser.
class WorkspaceTest {

    @Test
    void everyWorkspaceIsReadAndHoldsEveryPart() throws StructurizrDslParserException {
        for (Artefacts.Made made : Artefacts.all()) {
            StructurizrDslParser parser = new StructurizrDslParser();

            parser.parse(made.files().get("workspace.dsl"));

            Workspace workspace = parser.getWorkspace();
            long outside = made.plan().blueprint().components().stream()
                    .filter(c -> c.kind() == Blueprint.Kind.EXTERNAL)
                    .count();
            assertThat(workspace.getModel().getSoftwareSystems())
                    .as(made.name())
                    .hasSize((int) outside + 1);
            SoftwareSystem product = workspace.getModel().getSoftwareSystems().stream()
                    .filter(SoftwareSystem::hasContainers)
                    .findFirst()
                    .orElseThrow();
            long parts = made.plan().blueprint().components().stream()
                    .filter(c -> c.kind() != Blueprint.Kind.EXTERNAL && c.kind() != Blueprint.Kind.ACTOR)
                    .count();
            assertThat(product.getContainers()).as(made.name()).hasSize((int) parts);
            assertThat(workspace.getViews().getViews()).hasSize(3);
        }
    }
}
