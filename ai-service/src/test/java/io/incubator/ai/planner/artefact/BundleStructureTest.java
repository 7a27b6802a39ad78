package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleStructureTest {
    private static final int LARGEST = 512 * 1024;

    static List<Artefacts.Made> bundles() {
        return Artefacts.all();
    }

    /// What the other checks of this package look at, so that none of them passes on nothing.
    @Test
    void everyKindInBothLanguagesAndEveryFamilyInBothLanguagesIsDrawn() {
        KnowledgeBase knowledge = KnowledgeBase.builtIn();
        for (Language language : Language.values()) {
            List<Artefacts.Made> made = Artefacts.all().stream()
                    .filter(m -> m.plan().language().equals(language.code()))
                    .toList();

            assertThat(made.stream()
                            .map(m -> m.plan().understanding().archetype().id()))
                    .containsAll(
                            knowledge.archetypes().stream().map(Archetype::id).toList());
            assertThat(made.stream().map(Artefacts.Made::family))
                    .containsAll(knowledge.families().stream()
                            .filter(family -> !family.fallback())
                            .map(Family::id)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everythingIsThereInReasonableSizeAndIndexed(Artefacts.Made made) {
        Map<String, String> files = made.files();
        String specs = files.keySet().stream()
                .filter(p -> p.startsWith("specs/001-"))
                .findFirst()
                .map(p -> p.substring(0, p.lastIndexOf('/') + 1))
                .orElseThrow();

        assertThat(files)
                .containsKeys(
                        "README.md",
                        "AGENTS.md",
                        "plan.md",
                        "options.md",
                        "blueprint.md",
                        "plan.json",
                        "traceability.md",
                        "traceability.json",
                        "openapi.yaml",
                        "schema.sql",
                        "workspace.dsl",
                        "tasks.csv",
                        "tasks.json",
                        "diagrams/class.mmd",
                        "diagrams/er.mmd",
                        "diagrams/sequence-cached-read.mmd",
                        "diagrams/state-task.mmd",
                        "diagrams/gantt.mmd")
                .containsKeys(
                        specs + "spec.md",
                        specs + "plan.md",
                        specs + "research.md",
                        specs + "data-model.md",
                        specs + "quickstart.md",
                        specs + "tasks.md",
                        specs + "contracts/openapi.yaml");
        assertThat(files.values().stream()
                        .mapToInt(c -> c.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(LARGEST);
        files.keySet().forEach(path -> {
            if (!path.equals("README.md")) {
                assertThat(files.get("README.md")).contains(path);
            }
        });
        assertThat(files)
                .allSatisfy((path, content) ->
                        assertThat(content).as(path).isNotBlank().doesNotContain("%s", "%d", "%1$", "null\n"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyDecisionHasARecordWithAlternativesReasonsAndSources(Artefacts.Made made) {
        for (Axis axis : Axis.values()) {
            String record = made.files().entrySet().stream()
                    .filter(e -> e.getKey().startsWith("adr/%04d-".formatted(axis.number())))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            assertThat(record).startsWith("---\nstatus: \"proposed\"\n---\n\n# ");
            assertThat(headings(record, 2))
                    .containsExactly(
                            "Context and Problem Statement",
                            "Decision Drivers",
                            "Considered Options",
                            "Decision Outcome",
                            "Pros and Cons of the Options",
                            "More Information");
            assertThat(record).contains("Chosen option: \"", "### Consequences", "### Confirmation");
            assertThat(section(record, "Considered Options").lines().filter(l -> l.startsWith("- ")))
                    .hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void specKitAndAgentsFilesHaveTheSectionsTheirToolsLookFor(Artefacts.Made made) {
        made.files().forEach((path, content) -> {
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "spec.md" ->
                    assertThat(headings(content, 2))
                            .containsExactly(
                                    "User Scenarios & Testing", "Requirements", "Success Criteria", "Assumptions");
                case "tasks.md" ->
                    assertThat(content).containsPattern("- \\[ ] T001 ").contains("## Phase 1: ");
                case "AGENTS.md" ->
                    assertThat(headings(content, 2))
                            .contains("Project overview", "Setup and test commands", "Testing instructions");
                default -> {
                    // no tool's format
                }
            }
        });
        String spec = file(made, "spec.md");
        assertThat(spec)
                .contains("### User Story 1 - ", "(Priority: P1)", "**Acceptance Scenarios:**", "FR-001: ", "SC-001: ");
        assertThat(headings(file(made, "/plan.md"), 2))
                .contains("Summary", "Technical Context", "Constitution Check", "Project Structure");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void textOfTheBriefOpensNoMarkup(Artefacts.Made made) {
        made.files().forEach((path, content) -> {
            if (path.endsWith(".md")) {
                assertThat(content.lines().filter(l -> l.startsWith("```")).count() % 2)
                        .as(path)
                        .isZero();
                assertThat(content).doesNotContain("<script", "\n# Heading", "\u0000");
            }
        });
        assertThat(made.files().get("schema.sql")).doesNotContainIgnoringCase("drop table");
    }

    @Test
    void theSameBriefGivesTheSameBytesForAnyOption() {
        Artefacts.Made made = Artefacts.all().get(1);
        Plan again = Planner.withBuiltInKnowledge()
                .plan(made.brief(), made.plan().blueprint().option(), PlanProgress.NONE);

        assertThat(Artefacts.files(again)).isEqualTo(made.files());
    }

    private static String file(Artefacts.Made made, String end) {
        return made.files().entrySet().stream()
                .filter(e -> e.getKey().startsWith("specs/") && e.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> headings(String markdown, int level) {
        Pattern heading = Pattern.compile("^#{" + level + "} (.*)$", Pattern.MULTILINE);
        return heading.matcher(markdown).results().map(m -> m.group(1)).toList();
    }

    private static String section(String markdown, String heading) {
        String after = markdown.substring(markdown.indexOf("## " + heading));
        int next = after.indexOf("\n## ", 1);
        return next < 0 ? after : after.substring(0, next);
    }
}
