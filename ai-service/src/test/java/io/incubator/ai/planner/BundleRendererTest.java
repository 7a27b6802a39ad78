package io.incubator.ai.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleRendererTest {
    private static final Pattern NODE = Pattern.compile("^\\s*(?:subgraph )?(\\w+)(?:\\[|\\(|\\{).*\".*\".*$");
    private static final Pattern EDGE = Pattern.compile("^\\s*(\\w+) (?:-->|-\\.->)(?:\\|\"[^\"]*\"\\|)? (\\w+)$");
    private static final Pattern MESSAGE =
            Pattern.compile("^\\s*(\\w+)(?:->>|-->>|-\\))(\\w+): [^;]*(?:#\\w+;[^;]*)*$");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<List<BundleFile>> bundles() throws IOException {
        List<List<BundleFile>> bundles = new ArrayList<>();
        for (Path file : Examples.files()) {
            bundles.add(bundle(Examples.read(file)));
        }
        for (String text : List.of(
                "A chat app for 5 million users, team of 60, Kubernetes on AWS",
                "Analytics over 20 TB of clickstream, Python team of 9",
                "Field inspectors work offline on a tablet. Team of 4",
                "API only: an interface for invoices, serverless, spiky load")) {
            bundles.add(bundle(Brief.ofText(text)));
        }
        return bundles;
    }

    private static List<BundleFile> bundle(Brief brief) {
        return new BundleRenderer().render(Planner.withBuiltInKnowledge().plan(brief, PlanProgress.NONE));
    }

    private static String content(List<BundleFile> files, String path) {
        return files.stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleHoldsEverythingATeamTakesAlong(List<BundleFile> files) {
        assertThat(files)
                .extracting(BundleFile::path)
                .doesNotHaveDuplicates()
                .contains(
                        "plan.md",
                        "options.md",
                        "plan.json",
                        "tasks.json",
                        "tasks.csv",
                        "diagrams/architecture.mmd",
                        "diagrams/deployment.mmd",
                        "diagrams/sequence-request.mmd",
                        "diagrams/sequence-async.mmd");
        assertThat(files).allSatisfy(f -> assertThat(f.content()).isNotBlank().doesNotContain("%s", "%d"));
        assertThat(files)
                .filteredOn(f -> !f.path().equals("schema.sql"))
                .allSatisfy(f -> assertThat(f.content()).doesNotContain("null"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void flowchartsOnlyConnectWhatTheyDeclare(List<BundleFile> files) {
        for (String path : List.of("diagrams/architecture.mmd", "diagrams/deployment.mmd")) {
            List<String> lines = content(files, path).lines().toList();
            Set<String> nodes = new HashSet<>();
            int depth = 0;
            assertThat(lines.getFirst()).startsWith("flowchart ");
            for (String line : lines.subList(1, lines.size())) {
                Matcher node = NODE.matcher(line);
                Matcher edge = EDGE.matcher(line);
                depth += line.strip().startsWith("subgraph ") ? 1 : line.strip().equals("end") ? -1 : 0;
                if (edge.matches()) {
                    assertThat(nodes).as(path + line).contains(edge.group(1), edge.group(2));
                } else if (node.matches()) {
                    nodes.add(node.group(1));
                } else {
                    assertThat(line.strip()).isIn("end", "direction LR");
                }
            }
            assertThat(depth).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void sequencesOnlyCallParticipantsAndCloseTheirBlocks(List<BundleFile> files) {
        for (BundleFile file : files) {
            if (!file.path().startsWith("diagrams/sequence-")) {
                continue;
            }
            List<String> lines = file.content().lines().map(String::strip).toList();
            assertThat(lines.getFirst()).isEqualTo("sequenceDiagram");
            Set<String> participants = new HashSet<>();
            int depth = 0;
            for (String line : lines.subList(2, lines.size())) {
                Matcher message = MESSAGE.matcher(line);
                if (line.startsWith("participant ")) {
                    participants.add(line.substring(12, line.indexOf(" as ")));
                } else if (line.startsWith("alt ")) {
                    depth++;
                } else if (line.equals("end")) {
                    depth--;
                } else if (line.startsWith("Note over ")) {
                    assertThat(participants).contains(line.substring(10, line.indexOf(':')));
                } else if (!line.startsWith("else ")) {
                    assertThat(message.matches()).as(line).isTrue();
                    assertThat(participants).as(line).contains(message.group(1), message.group(2));
                }
            }
            assertThat(depth).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void jsonIsReadableAndInTheExpectedOrder(List<BundleFile> files) throws IOException {
        JsonNode plan = JSON.readTree(content(files, "plan.json"));

        List<String> names = new ArrayList<>();
        plan.fieldNames().forEachRemaining(names::add);
        assertThat(names).startsWith("format", "knowledgeVersion", "language", "excerpt", "understanding");
        assertThat(plan.path("options").size()).isBetween(3, 5);
        assertThat(JSON.readTree(content(files, "tasks.json")).path("tasks")).isNotEmpty();
    }

    @Test
    void csvHasOneLinePerTaskAndQuotesEverything() {
        List<BundleFile> files = bundle(Brief.ofText("A shop with payments, team of 4"));

        List<String> lines = content(files, "tasks.csv").lines().toList();
        assertThat(lines.getFirst()).startsWith("\"id\",\"title\",\"phase\",\"track\",\"depends_on\"");
        assertThat(lines)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(line).matches("\"([^\"]|\"\")*\"(,\"([^\"]|\"\")*\"){9}"));
    }

    @Test
    void aChinesePlanSpeaksChinese() {
        String report = content(bundle(Brief.ofText("做一个在线商城，团队 4 人，熟悉 PHP")), "plan.md");

        assertThat(report).contains("# 方案：电商", "## 推荐", "## 路线图");
        assertThat(report).doesNotContain("We recommend", "Roadmap", "backend");
    }
}
