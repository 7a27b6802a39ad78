package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.launcher.client.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanSummaryTest {
    private static final String RECOMMENDED =
            "\"recommendation\":{\"statement\":\"We recommend A.\",\"top\":[{\"title\":\"One service\",\"total\":6.42}]}";

    @Test
    void aPlanIsItsBestOptionsAndWhereItLies() throws IOException {
        assertThat(lines("{" + RECOMMENDED + "}"))
                .containsExactly(
                        "Planned in 1.5 s:", "  1. One service (6.4 of 10)", "  We recommend A.", "  1 files in out");
    }

    @Test
    void whoAdvisedItIsTold() throws IOException {
        assertThat(lines("{" + RECOMMENDED + ",\"counsel\":{\"model\":\"planner: m\",\"missing\":[]}}"))
                .contains("  Advised by planner: m");
        assertThat(lines("{" + RECOMMENDED + ",\"counsel\":{\"model\":\"planner\",\"missing\":[{},{}]}}"))
                .contains("  Advised by planner (2 answers missing, see plan.md)");
    }

    private static List<String> lines(String plan) throws IOException {
        return PlanSummary.lines(new PlanResult(
                "p",
                "r",
                new ObjectMapper().readTree(plan),
                Path.of("out"),
                List.of(Path.of("plan.md")),
                Duration.ofMillis(1_500)));
    }
}
