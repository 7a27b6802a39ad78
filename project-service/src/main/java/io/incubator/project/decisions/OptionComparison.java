package io.incubator.project.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// Pairs the options of two plans: letters follow the rank, so they say nothing about identity.
final class OptionComparison {
    private final List<Ranked> before;
    private final List<Ranked> after;

    private record Ranked(JsonNode option, int rank) {
        String id() {
            return PlanComparison.text(option, "id");
        }
    }

    private record Pair(Ranked from, Ranked to) {}

    OptionComparison(JsonNode from, JsonNode to) {
        this.before = ranked(from);
        this.after = ranked(to);
    }

    private static List<Ranked> ranked(JsonNode plan) {
        List<Ranked> options = new ArrayList<>();
        plan.path("options").forEach(option -> options.add(new Ranked(option, options.size() + 1)));
        return options;
    }

    DecisionDiff.Options compare() {
        List<Pair> pairs = new ArrayList<>();
        List<Ranked> left = new ArrayList<>(before);
        List<Ranked> right = new ArrayList<>(after);
        pair(left, right, pairs, (a, b) -> same(a, b, "family") && same(a, b, "classes"));
        pair(left, right, pairs, (a, b) -> same(a, b, "family"));
        return new DecisionDiff.Options(
                right.stream().map(OptionComparison::option).toList(),
                left.stream().map(OptionComparison::option).toList(),
                pairs.stream()
                        .map(OptionComparison::moved)
                        .filter(m -> m.fromRank() != m.toRank()
                                || !m.choices().isEmpty()
                                || !m.scores().isEmpty())
                        .sorted(java.util.Comparator.comparingInt(DecisionDiff.Moved::toRank))
                        .toList());
    }

    private static void pair(
            List<Ranked> left, List<Ranked> right, List<Pair> pairs, BiPredicate<JsonNode, JsonNode> alike) {
        for (Ranked from : List.copyOf(left)) {
            right.stream()
                    .filter(to -> alike.test(from.option(), to.option()))
                    .findFirst()
                    .ifPresent(to -> {
                        pairs.add(new Pair(from, to));
                        left.remove(from);
                        right.remove(to);
                    });
        }
    }

    private static boolean same(JsonNode a, JsonNode b, String field) {
        return a.path(field).equals(b.path(field));
    }

    private static DecisionDiff.Option option(Ranked ranked) {
        return new DecisionDiff.Option(
                ranked.id(),
                PlanComparison.text(ranked.option(), "title"),
                ranked.rank(),
                ranked.option().path("total").asDouble());
    }

    private static DecisionDiff.Moved moved(Pair pair) {
        return new DecisionDiff.Moved(
                pair.from().id(),
                pair.to().id(),
                PlanComparison.text(pair.to().option(), "title"),
                pair.from().rank(),
                pair.to().rank(),
                Choices.changes(pair.from().option(), pair.to().option()),
                Amounts.changes(scores(pair.from().option()), scores(pair.to().option())));
    }

    private static Map<String, Double> scores(JsonNode option) {
        Map<String, Double> scores = new LinkedHashMap<>();
        option.path("scores")
                .forEach(score -> scores.put(
                        PlanComparison.text(score, "criterion"),
                        score.path("value").asDouble()));
        scores.put("total", option.path("total").asDouble());
        return scores;
    }
}
