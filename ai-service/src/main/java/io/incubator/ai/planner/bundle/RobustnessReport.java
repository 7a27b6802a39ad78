package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.robustness.Robustness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The part of the report that says how far the ranking can be trusted.
final class RobustnessReport {
    private static final int MOST_WEIGHTS = 2;

    private final Words words;
    private final Robustness robustness;

    RobustnessReport(Words words, Robustness robustness) {
        this.words = words;
        this.robustness = robustness;
    }

    void write(Markdown out) {
        out.heading(2, words.get("robustness")).paragraph(robustness.statement());
        out.tableHead(List.of(
                words.get("col.option"), words.get("col.first"), words.get("col.top-three"), words.get("col.values")));
        robustness
                .options()
                .forEach(standing -> out.row(List.of(
                        standing.option(),
                        percent(standing.first()),
                        percent(standing.topThree()),
                        central(standing.centralWeights()))));
        out.end();
        out.paragraph(words.get("robustness.agreement", robustness.agreement()));
        out.paragraph(words.get("robustness.decisions"));
        out.tableHead(List.of(
                words.get("col.axis"), words.get("col.class"), words.get("col.confidence"), words.get("col.rivals")));
        robustness
                .decisions()
                .forEach(decision -> out.row(List.of(
                        decision.axisName(),
                        decision.typeName(),
                        percent(decision.confidence()),
                        String.join(
                                ", ",
                                decision.others().stream()
                                        .map(rival -> rival.name() + " " + percent(rival.share()))
                                        .toList()))));
        out.end();
    }

    /// The criteria that weigh most with those who would choose it.
    private String central(Map<String, Double> weights) {
        if (weights == null) {
            return words.get("none");
        }
        List<String> heaviest = new ArrayList<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_WEIGHTS)
                .forEach(weight ->
                        heaviest.add(words.get("criterion." + weight.getKey()) + " " + percent(weight.getValue())));
        return String.join(", ", heaviest);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
