package io.incubator.ai.planner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How often what teams chose is what the planner names first, or among the first three; the floor keeps what was
/// reached. A development set, no proof: the rules were written with it in sight.
class PublicDecisionsTest {
    private static final double FLOOR_FIRST = 0.70;
    private static final double FLOOR_THREE = 0.85;

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record Case(String id, Told brief, Map<String, List<String>> chosen) {}

    private record Told(String idea, String language, BriefContext context) {}

    /// Hits of one axis: decisions, first, among three.
    private static final class Tally {
        private int decisions;
        private int first;
        private int three;
    }

    @Test
    void whatTeamsChoseComesFirstOrAmongTheFirstThree() throws IOException {
        Planner planner = Planner.withBuiltInKnowledge();
        Map<String, Tally> axes = new TreeMap<>();
        Tally all = new Tally();
        List<String> misses = new ArrayList<>();

        for (Case decision : cases()) {
            Plan plan = planner.plan(
                    new Brief(
                            decision.brief().idea(),
                            decision.brief().language(),
                            decision.brief().context()),
                    PlanProgress.NONE);
            decision.chosen().forEach((axis, chosen) -> {
                List<String> shown = plan.options().stream()
                        .limit(3)
                        .map(option -> option.classes().get(axis))
                        .toList();
                for (Tally tally : List.of(all, axes.computeIfAbsent(axis, k -> new Tally()))) {
                    tally.decisions++;
                    tally.first += chosen.contains(shown.getFirst()) ? 1 : 0;
                    tally.three += shown.stream().anyMatch(chosen::contains) ? 1 : 0;
                }
                if (!chosen.contains(shown.getFirst())) {
                    misses.add(decision.id() + " " + axis + " wanted " + chosen + " got " + shown);
                }
            });
        }

        axes.forEach((axis, t) -> System.out.printf("%-20s %d/%d first, %d three%n", axis, t.first, t.decisions, t.three));
        misses.forEach(System.out::println);
        System.out.printf("all %d/%d first, %d three%n", all.first, all.decisions, all.three);
        assertThat(all.first / (double) all.decisions).as("top-1").isGreaterThanOrEqualTo(FLOOR_FIRST);
        assertThat(all.three / (double) all.decisions).as("top-3").isGreaterThanOrEqualTo(FLOOR_THREE);
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : List.of("products", "intelligence", "zh")) {
            try (InputStream in = PublicDecisionsTest.class.getResourceAsStream("/decisions/" + file + ".yaml")) {
                cases.addAll(YAML.readValue(
                        in, YAML.getTypeFactory().constructCollectionType(List.class, Case.class)));
            }
        }
        return cases;
    }
}
