package io.incubator.project.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Numbers by name.
final class Amounts {
    private Amounts() {}

    static List<DecisionDiff.Amount> changes(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> all = new LinkedHashMap<>(before);
        all.putAll(after);
        List<DecisionDiff.Amount> changes = new ArrayList<>();
        for (String key : all.keySet()) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changes.add(new DecisionDiff.Amount(key, key, before.get(key), after.get(key)));
            }
        }
        return changes;
    }
}
