package io.incubator.ai.planner.counsel;

import io.incubator.ai.planner.feedback.Hearing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Satisfied or iterate: a model reads the clauses of feedback no rule knows, its readings are tried, and for those
/// nothing comes of, or that would leave no plan, it is asked once more. Where it then says nothing that holds, its
/// first word stands as far as it leaves a plan, and the plan names what nothing came of.
final class FeedbackLoop {
    static final String READINGS = "readings";

    private final Interview interview;
    private final Adviser adviser;
    private final Hearing hearing;
    private final Computing engine;

    FeedbackLoop(Interview interview, Adviser adviser, Hearing hearing, Computing engine) {
        this.interview = interview;
        this.adviser = adviser;
        this.hearing = hearing;
        this.engine = engine;
    }

    /// The readings that can be taken; with them the plan is made.
    List<Reading> run() throws InterruptedException {
        List<String> clauses = hearing.clauses();
        if (clauses.isEmpty()) {
            return List.of();
        }
        Hearing.Trial trial = attempt(ask(clauses, List.of(), ""));
        List<Reading> taken = trial.left().isEmpty() ? trial.possible() : again(trial);
        return taken.stream().filter(Reading::says).toList();
    }

    private List<Reading> again(Hearing.Trial first) throws InterruptedException {
        List<String> left = List.copyOf(first.left());
        List<Reading> settled = first.possible().stream()
                .filter(reading -> !left.contains(reading.clause()))
                .toList();
        List<Reading> answer = ask(left, settled, String.join(" ", first.objections()));
        List<Reading> known = join(settled, answer);
        return attempt(join(known, unanswered(first, left, known))).possible();
    }

    /// What the first answer said of clauses the second has nothing for: a model that fails takes nothing back.
    private List<Reading> unanswered(Hearing.Trial first, List<String> left, List<Reading> known) {
        Set<String> answered = known.stream().map(Reading::clause).collect(Collectors.toSet());
        return hearing.acceptable(
                left,
                known,
                first.possible().stream()
                        .filter(reading -> !answered.contains(reading.clause()))
                        .toList());
    }

    private Hearing.Trial attempt(List<Reading> readings) throws InterruptedException {
        return engine.compute(() -> hearing.attempt(readings));
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

    private static List<Reading> join(List<Reading> some, List<Reading> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
