package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.knowledge.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a piece of feedback came to, clause by clause and in sum. Filled by its reader.
final class Remark {
    private final List<ClauseReading> readings = new ArrayList<>();
    private final List<Demand> wishes = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Double> skills = new LinkedHashMap<>();
    private final List<String> requirements = new ArrayList<>();
    private final Map<Voice, Double> votes = new LinkedHashMap<>();

    void read(String clause, Intent intent, String reading, double confidence, String rule) {
        readings.add(new ClauseReading(clause, intent, reading, Math.round(100 * confidence) / 100.0, rule));
    }

    boolean says(Intent intent) {
        return readings.stream().anyMatch(r -> r.intent() == intent);
    }

    /// Whether something definite is to be changed.
    boolean asks() {
        return readings.stream().anyMatch(r -> r.intent().asks());
    }

    List<ClauseReading> readings() {
        return readings;
    }

    List<Demand> wishes() {
        return wishes;
    }

    /// Stated values by key: a number, word, truth or list of words.
    Map<String, Object> values() {
        return values;
    }

    Map<String, Double> skills() {
        return skills;
    }

    List<String> requirements() {
        return requirements;
    }

    Map<Voice, Double> votes() {
        return votes;
    }
}
