package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.Gaps;
import io.incubator.ai.planner.counsel.Reading;
import io.incubator.ai.planner.knowledge.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The newest feedback, and what no rule understood of it: a model may read that, and here is tried what would come of
/// its readings, as far as deciding again goes; no plan is written for it.
public final class Hearing {
    private final Reviser reviser;
    private final Round round;
    private final Feedback newest;
    private final OpenClauses open;

    Hearing(Reviser reviser, Round round, Feedback newest, OpenClauses open) {
        this.reviser = reviser;
        this.round = round;
        this.newest = newest;
        this.open = open;
    }

    /// What came of a trial.
    ///
    /// @param possible readings that leave a plan
    /// @param left clauses with a reading that leaves none, or that nothing came of
    /// @param objections why, for who read them
    public record Trial(List<Reading> possible, Set<String> left, List<String> objections) {}

    /// The words themselves.
    public String said() {
        return newest.text();
    }

    /// Clauses no rule knows, in their order.
    public List<String> clauses() {
        return open.clauses();
    }

    /// What the plan they speak of uses now, in front.
    public Map<String, String> plan() {
        Map<String, String> plan = new LinkedHashMap<>();
        for (Axis axis : Axis.values()) {
            plan.put(axis.id(), round.basis().technology(round.lead(), axis));
        }
        return plan;
    }

    /// What can be used or avoided.
    public List<String> products() {
        return open.products();
    }

    /// What can be stated.
    public List<Gaps.Gap> facts() {
        return open.facts();
    }

    /// What can count more, or less: ids with names.
    public Map<String, String> perspectives() {
        return open.perspectives();
    }

    /// What is wrong about readings, for who made them.
    ///
    /// @param asked the clauses they were asked of; each needs one
    /// @param settled readings taken before
    public List<String> objections(List<String> asked, List<Reading> settled, List<Reading> readings) {
        Set<String> answered = readings.stream().map(Reading::clause).collect(Collectors.toSet());
        return Stream.concat(
                        open.check(asked, settled, readings).objections().stream(),
                        asked.stream()
                                .filter(clause -> !answered.contains(clause))
                                .map(clause -> "There is no reading for “" + clause + "”."))
                .toList();
    }

    /// Those that can be taken.
    public List<Reading> acceptable(List<String> asked, List<Reading> settled, List<Reading> readings) {
        return open.check(asked, settled, readings).good();
    }

    /// Decides again as if these were taken.
    ///
    /// @throws NoOptionException if wishes and constraints leave nothing, whatever is taken
    public Trial attempt(List<Reading> readings) {
        List<Reading> possible = possible(readings);
        Set<String> left = new LinkedHashSet<>();
        List<String> objections = new ArrayList<>();
        readings.stream().filter(reading -> !possible.contains(reading)).forEach(reading -> {
            left.add(reading.clause());
            objections.add(words(reading) + " leaves no plan at all.");
        });
        reviser.step(round, newest.with(possible)).idle().forEach(idle -> {
            left.add(idle.reading().clause());
            objections.add("Nothing comes of " + words(idle.reading()) + ".");
        });
        return new Trial(possible, left, objections);
    }

    private static String words(Reading reading) {
        return "“" + (reading.intent() + " " + reading.subject()).strip() + "” for “" + reading.clause() + "”";
    }

    /// All of them, or as many, one after the other, as leave a plan.
    private List<Reading> possible(List<Reading> readings) {
        if (isPossible(readings)) {
            return readings;
        }
        List<Reading> possible = new ArrayList<>();
        for (Reading reading : readings) {
            possible.add(reading);
            if (!isPossible(possible)) {
                possible.removeLast();
            }
        }
        return List.copyOf(possible);
    }

    private boolean isPossible(List<Reading> readings) {
        try {
            reviser.step(round, newest.with(readings));
            return true;
        } catch (NoOptionException | InvalidBriefException _) {
            return false;
        }
    }
}
