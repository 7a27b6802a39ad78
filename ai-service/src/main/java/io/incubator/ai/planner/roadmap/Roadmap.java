package io.incubator.ai.planner.roadmap;

import java.util.List;

/// From the first day to launch, as part of a plan.
public record Roadmap(List<Phase> phases, List<Task> tasks, List<Alignment> alignment, Forecast forecast) {

    /// A stretch of work with a goal.
    ///
    /// @param exit measurable sign that the phase is over
    public record Phase(String id, String name, String goal, String exit) {}

    /// A piece of work on one track.
    ///
    /// @param track `backend` or `frontend`
    /// @param done how one sees that it is finished
    /// @param after ids of tasks that must be finished before
    public record Task(
            String id, String phase, String track, String title, String done, List<String> after, Estimate estimate) {}

    /// Working days of one person.
    ///
    /// @param expected PERT mean (o + 4 m + p) / 6
    public record Estimate(double optimistic, double likely, double pessimistic, double expected) {}

    public record Alignment(String id, String topic, String agreement) {}

    /// How long it takes the given team.
    ///
    /// @param expectedWeeks with the given people; `p80Weeks` four times out of five it is done by then
    /// @param deadlineWeeks stated or assumed
    /// @param factors what made the estimates longer or shorter
    public record Forecast(
            int backendPeople,
            int frontendPeople,
            double personDays,
            double expectedWeeks,
            double p80Weeks,
            double deadlineWeeks,
            boolean fits,
            String statement,
            List<String> factors) {}
}
