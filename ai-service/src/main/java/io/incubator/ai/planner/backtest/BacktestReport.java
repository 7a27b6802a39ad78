package io.incubator.ai.planner.backtest;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// A back-test for people to read.
final class BacktestReport {
    private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);
    private final List<Outcome> outcomes;
    private final Tally.Majority majority;

    BacktestReport(List<Outcome> outcomes) {
        this.outcomes = outcomes;
        this.majority = new Tally.Majority(outcomes);
    }

    String write(boolean misses) {
        out.format(
                "knowledge %s, questions shuffled with %d%n",
                KnowledgeBase.builtIn().version(), Trial.SEED);
        out.format("%n");
        out.format(
                "%-20s %9s %7s %7s %16s %16s%n",
                "plan mode", "decisions", "top-1", "top-3", "majority top-1", "majority top-3");
        Tally.byAxis(outcomes).forEach(this::tally);
        tally("all", outcomes);
        slice("well documented", Outcome::wellDocumented);
        slice("english", outcome -> "en".equals(outcome.language()));
        slice("chinese", outcome -> "zh".equals(outcome.language()));
        out.format("%n");
        Statistics.Interval first = Statistics.bootstrap(outcomes, o -> o.first() ? 1 : 0);
        Statistics.Interval three = Statistics.bootstrap(outcomes, o -> o.three() ? 1 : 0);
        out.format(
                "95 %% intervals over cases: top-1 %.2f to %.2f, top-3 %.2f to %.2f%n",
                first.low(), first.high(), three.low(), three.high());
        Statistics.Paired paired = Statistics.against(outcomes, majority);
        out.format(
                "against the majority class, first choices: %d won, %d lost, p = %.3f%n",
                paired.won(), paired.lost(), paired.chance());
        out.format("uniform random choice of a class: top-1 %.2f%n", random());
        out.format(
                "different classes among the first three: %.2f; abstentions: %d%n",
                distinct(), count(Outcome::abstained));
        out.format("Brier score of the stated confidences: %.3f%n", Statistics.brier(outcomes));
        out.format("%n");
        out.format("%-14s %9s %7s %7s%n", "confidence", "decisions", "stated", "right");
        Statistics.calibration(outcomes)
                .forEach(bin -> out.format(
                        "%-14s %9d %7.2f %7.2f%n",
                        String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
                        bin.decisions(),
                        bin.stated(),
                        bin.right()));
        rankMode();
        if (misses) {
            misses();
        }
        return out.toString();
    }

    private void tally(String name, List<Outcome> part) {
        Tally tally = Tally.of(part, majority);
        out.format(
                "%-20s %9d %7.2f %7.2f %16.2f %16.2f%n",
                name,
                tally.decisions(),
                tally.top1(),
                tally.top3(),
                tally.share(tally.majorityFirst()),
                tally.share(tally.majorityThree()));
    }

    private void slice(String name, Predicate<Outcome> which) {
        List<Outcome> part = outcomes.stream().filter(which).toList();
        if (!part.isEmpty()) {
            tally(name, part);
        }
    }

    private void rankMode() {
        List<Outcome> asked = outcomes.stream().filter(o -> o.ranked() > 0).toList();
        if (asked.isEmpty()) {
            return;
        }
        List<Outcome> many = asked.stream().filter(o -> o.alternatives() >= 4).toList();
        out.format("%n");
        out.format("rank mode            %9s %7s %7s%n", "decisions", "top-1", "chance");
        out.format(
                "%-20s %9d %7.2f %7.2f%n",
                "all",
                asked.size(),
                share(asked, o -> o.ranked() == 1),
                asked.stream()
                        .mapToDouble(o -> (double) o.acceptable() / o.alternatives())
                        .average()
                        .orElse(0));
        if (!many.isEmpty()) {
            out.format("of four or more: %d decisions, top-3 %.2f%n", many.size(), share(many, o -> o.ranked() <= 3));
        }
    }

    private void misses() {
        out.format("%n");
        out.format("not among the first three, or not first:%n");
        outcomes.stream()
                .filter(outcome -> !outcome.first())
                .forEach(o -> out.format(
                        "%-12s %-20s %s chose %s, shown %s%n",
                        o.id(), o.axis(), o.three() ? "3" : "-", o.chosen(), o.shown()));
    }

    private double random() {
        return outcomes.stream()
                .mapToDouble(o -> (double) o.chosen().size()
                        / KnowledgeBase.builtIn()
                                .axis(Axis.valueOf(o.axis().toUpperCase(Locale.ROOT)))
                                .classes()
                                .size())
                .average()
                .orElse(0);
    }

    private double distinct() {
        return outcomes.stream().mapToInt(Outcome::distinct).average().orElse(0);
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private static double share(List<Outcome> part, Predicate<Outcome> hit) {
        return part.stream().filter(hit).count() / (double) part.size();
    }
}
