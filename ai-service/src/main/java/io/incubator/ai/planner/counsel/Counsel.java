package io.incubator.ai.planner.counsel;

import java.util.List;

/// What a model added to a plan, as part of it. All its sentences are the model's; what it read in the brief is
/// among the understood values, with origin `model`.
///
/// @param model who answered
/// @param entities of the domain model that are its own
/// @param perspectives those that were answered, in the order of the plan's own
/// @param explanation of the recommended option; null if there is none
/// @param missing what was asked in vain; what the rules say stands there alone
/// @param use what asking took
public record Counsel(
        String model,
        List<DomainEntity> entities,
        List<Spoken> perspectives,
        Explanation explanation,
        List<Missing> missing,
        Use use) {
    /// Copies the lists.
    public Counsel {
        entities = List.copyOf(entities);
        perspectives = List.copyOf(perspectives);
        missing = List.copyOf(missing);
    }

    /// What was said in the place of one perspective.
    ///
    /// @param perspective its id, and `name` in the language of the plan
    /// @param option id of the option it would take; moves no ranking
    public record Spoken(String perspective, String name, List<String> concerns, String option, String reason) {}

    /// A question without an acceptable answer.
    ///
    /// @param question `findings`, `domain`, `readings` of feedback, the id of a perspective, or `explanation`
    /// @param reason `unacceptable` after two repairs, `limit` of the plan, or why the model did not answer
    public record Missing(String question, String reason) {}

    /// What asking took.
    ///
    /// @param nanoDollars the most it can have cost, in 10⁻⁹ USD
    public record Use(int calls, long inputTokens, long outputTokens, long nanoDollars) {}
}
