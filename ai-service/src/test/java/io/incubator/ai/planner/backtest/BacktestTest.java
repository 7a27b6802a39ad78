package io.incubator.ai.planner.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
    private static final String CASE = """
            id: made-up-1
            brief:
              idea: >
                A shop for tea. The team writes Java and knows PostgreSQL.
              language: en
              context:
                team: {size: 6, skills: {java: 5}, ops_experience: 2}
                performance: {p95_ms: 300}
                deployment: {environment: [public_cloud], managed_services_ok: true}
            decisions:
              - axis: language_framework
                question: which language
                alternatives: [go, java, rust]
                chosen: [java]
              - axis: frontend
                chosen: [no_such_class]
            evidence:
              source: made up
              confidence: high
            """;

    private static Outcome outcome(String id, String chosen, double confidence, String... shown) {
        return new Outcome(id, "en", true, "messaging", List.of(chosen), List.of(shown), confidence, 0, 0, 0);
    }

    @Test
    void aCaseIsPlannedComparedAndScored(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("made-up-1.yaml"), CASE);

        List<Outcome> outcomes = new Trial().run(CaseReader.read(folder));

        Outcome language = outcomes.getFirst();
        assertThat(language.first()).isTrue();
        assertThat(language.ranked()).isEqualTo(1);
        assertThat(language.confidence()).isBetween(0.0, 1.0);
        assertThat(outcomes.get(1).three()).isFalse();
        assertThat(new BacktestReport(outcomes).write(true)).contains("Brier", "majority", "made-up-1", "rank mode");
    }

    @Test
    void programsGetSharesPerAxisAndTheMisses() {
        List<Outcome> outcomes = List.of(
                outcome("a", "x", .8, "x", "y", "z"), outcome("b", "x", .8, "y", "x", "z"), outcome("c", "w", .4));

        JsonNode json = new ObjectMapper().valueToTree(BacktestJson.of(outcomes));

        assertThat(json.fieldNames()).toIterable().containsExactly("overall", "axes", "misses");
        assertThat(json.at("/overall/top1").asDouble()).isCloseTo(1.0 / 3, within(.001));
        assertThat(json.at("/overall/top3").asDouble()).isCloseTo(2.0 / 3, within(.001));
        assertThat(json.at("/overall/decisions").asInt()).isEqualTo(3);
        assertThat(json.at("/axes/messaging/decisions").asInt()).isEqualTo(3);
        assertThat(json.at("/misses")).hasSize(2);
    }

    @Test
    void theMajorityIsTheMostFrequentClassOfTheAxis() {
        List<Outcome> outcomes = List.of(
                outcome("a", "x", .8, "x"),
                outcome("b", "x", .8, "y"),
                outcome("c", "w", .4, "w"),
                outcome("d", "w", .4, "w"));
        Tally.Majority majority = new Tally.Majority(outcomes);

        Statistics.Paired paired = Statistics.against(outcomes, majority);

        // ties by name: w is the majority; the planner alone is right in a, nobody in b, both in c and d
        assertThat(Tally.of(outcomes, majority).majorityFirst()).isEqualTo(2);
        assertThat(paired.won()).isEqualTo(1);
        assertThat(paired.lost()).isZero();
        assertThat(paired.chance()).isEqualTo(1);
    }

    @Test
    void scoresOfConfidencesAreThoseOfTheDefinition() {
        List<Outcome> outcomes = List.of(outcome("a", "x", .8, "x"), outcome("b", "x", .4, "y"));

        assertThat(Statistics.brier(outcomes)).isCloseTo((.04 + .16) / 2, within(1e-9));
        assertThat(Statistics.calibration(outcomes)).hasSize(2);
        Statistics.Interval interval = Statistics.bootstrap(outcomes, o -> o.first() ? 1 : 0);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutCasesAndAFileThatIsNoneAreSaid(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> CaseReader.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no .yaml");

        Files.writeString(folder.resolve("broken.yaml"), "[1, 2");

        assertThatThrownBy(() -> CaseReader.read(folder)).hasMessageContaining("broken.yaml");
    }
}
