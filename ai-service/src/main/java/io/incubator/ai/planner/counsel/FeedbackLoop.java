package io.incubator.ai.planner.counsel;

import io.incubator.ai.planner.feedback.Hearing;
import java.util.List;
import java.util.stream.Stream;

/// Satisfied or iterate: a model reads the clauses of feedback no rule knows, its readings are tried, and for those
/// nothing comes of, or that would leave no plan, it is asked once more. What is left then stays as it is, and the plan
/// names it.
final class FeedbackLoop {
    static final String READINGS = "readings";

    private static final int TURNS = 2;

    private final Interview interview;
    private final Adviser adviser;
    private final Hearing hearing;

    FeedbackLoop(Interview interview, Adviser adviser, Hearing hearing) {
        this.interview = interview;
        this.adviser = adviser;
        this.hearing = hearing;
    }

    /// The readings that can be taken; with them the plan is made.
    List<Reading> run() {
        List<Reading> settled = List.of();
        List<String> asked = hearing.clauses();
        String objection = "";
        for (int turn = 1; turn <= TURNS && !asked.isEmpty(); turn++) {
            List<Reading> answer = ask(asked, settled, objection);
            Hearing.Trial trial = hearing.attempt(
                    Stream.concat(settled.stream(), answer.stream()).toList());
            boolean last = turn == TURNS;
            settled = trial.possible().stream()
                    .filter(reading -> last || !trial.left().contains(reading.clause()))
                    .toList();
            asked = List.copyOf(trial.left());
            objection = String.join(" ", trial.objections());
        }
        return settled.stream().filter(Reading::says).toList();
    }

    private List<Reading> ask(List<String> asked, List<Reading> settled, String first) {
        String material = Material.feedback(hearing, asked);
        List<Reading> answer = interview.askForList(
                READINGS,
                first,
                objection -> adviser.readings(material, objection).readings(),
                readings -> hearing.objections(asked, settled, readings));
        return hearing.acceptable(asked, settled, answer);
    }
}
