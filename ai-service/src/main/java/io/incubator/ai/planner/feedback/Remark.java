package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.counsel.Reading;
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
    private final List<String> open = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();

    /// What a model read and the remark took.
    ///
    /// @param said as the plan lists it
    /// @param wish for, or against, a product; null where it is about something else
    record Taken(Reading reading, ClauseReading said, Demand wish) {}

    void read(String clause, Intent intent, String reading, double confidence, String rule) {
        readings.add(new ClauseReading(clause, intent, reading, Math.round(100 * confidence) / 100.0, rule));
    }

    /// A clause no rule knows; unlike a question or an answer, which were understood and lead nowhere.
    void unknown(String clause, String reading) {
        open.add(clause);
        read(clause, Intent.UNKNOWN, reading, 0, null);
    }

    /// Takes a model's readings of a clause in the place of its not being understood.
    void take(String clause, List<Taken> meanings) {
        int at = 0;
        while (!isUnknown(readings.get(at), clause)) {
            at++;
        }
        readings.removeIf(known -> isUnknown(known, clause));
        readings.addAll(at, meanings.stream().map(Taken::said).toList());
        taken.addAll(meanings);
    }

    private static boolean isUnknown(ClauseReading known, String clause) {
        return known.intent() == Intent.UNKNOWN && known.clause().equals(clause);
    }

    /// What was taken from a model.
    List<Taken> taken() {
        return taken;
    }

    /// Clauses no rule knows, in their order.
    List<String> open() {
        return open;
    }

    /// Whether somebody said it in words a rule knows.
    boolean saysPlainly(Intent intent) {
        return readings.stream().anyMatch(r -> r.intent() == intent && !r.byModel());
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
