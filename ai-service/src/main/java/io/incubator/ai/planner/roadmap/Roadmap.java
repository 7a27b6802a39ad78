package io.incubator.ai.planner.roadmap;

import java.util.List;

/// From the first day to launch, as part of a plan.
///
/// @param questions what one track has to ask the other
public record Roadmap(
        List<Phase> phases, List<Task> tasks, List<Alignment> alignment, List<Question> questions, Forecast forecast) {

    /// A stretch of work with a goal.
    ///
    /// @param exit measurable sign that the phase is over
    public record Phase(String id, String name, String goal, String exit) {}

    /// A piece of work on one track.
    ///
    /// @param template id of the kind of task it is one of
    /// @param track `backend` or `frontend`
    /// @param done how one sees that it is finished
    /// @param after ids of tasks that must be finished before
    /// @param builds what of the blueprint comes to be
    public record Task(
            String id,
            String template,
            String phase,
            String track,
            String title,
            String done,
            List<String> after,
            Estimate estimate,
            Content builds) {
        public Task {
            after = List.copyOf(after);
        }
    }

    /// Parts of the blueprint, by their ids.
    public record Content(List<String> components, List<String> entities, List<String> endpoints) {
        public Content {
            components = List.copyOf(components);
            entities = List.copyOf(entities);
            endpoints = List.copyOf(endpoints);
        }
    }

    /// Working days of one person.
    ///
    /// @param expected PERT mean (o + 4 m + p) / 6
    public record Estimate(double optimistic, double likely, double pessimistic, double expected) {}

    /// What both tracks agree on before they part.
    public record Alignment(String id, String topic, String agreement) {}

    /// Something only the other track can answer.
    ///
    /// @param to `backend` or `frontend`: who has to answer
    public record Question(String id, String to, String text) {}

    /// How long it takes the given team: 10,000 simulated ways through the tasks.
    ///
    /// @param expectedWeeks mean of all ways
    /// @param p50Weeks half the ways are done by then; `p80Weeks` four of five, `p95Weeks` nineteen of
    ///     twenty
    /// @param deadlineWeeks stated or assumed
    /// @param factors what made the estimates longer or shorter
    /// @param schedule one way: every task takes what is expected
    public record Forecast(
            int backendPeople,
            int frontendPeople,
            double personDays,
            double expectedWeeks,
            double p50Weeks,
            double p80Weeks,
            double p95Weeks,
            double deadlineWeeks,
            boolean fits,
            String statement,
            List<String> factors,
            List<Slot> schedule) {}

    /// When a task is worked on if every task takes what is expected.
    ///
    /// @param start working days after the first, `finish` likewise
    /// @param criticality share of the simulated ways in which a delay of this task delays the end, 0 … 1
    public record Slot(String task, double start, double finish, double criticality) {}
}
