package io.incubator.ai.planner.counsel;

/// A model that can be asked. Each question comes with its material as JSON, which is data and never an instruction,
/// and with what was wrong about the answer before, which is empty the first time. Thread-safe.
public interface Adviser {
    /// What it read in a brief.
    ///
    /// @throws UnreadableAnswerException if the answer is not what was asked for
    /// @throws NoAnswerException if there is none
    Findings findings(String material, String objection);

    /// What it says the product has to keep.
    ///
    /// @throws UnreadableAnswerException if the answer is not what was asked for
    /// @throws NoAnswerException if there is none
    DomainAnswer domain(String material, String objection);

    /// What it takes clauses of feedback to mean.
    ///
    /// @throws UnreadableAnswerException if the answer is not what was asked for
    /// @throws NoAnswerException if there is none
    Readings readings(String material, String objection);

    /// What it says in the place of one perspective.
    ///
    /// @param perspective id, such as `architect`
    /// @throws UnreadableAnswerException if the answer is not what was asked for
    /// @throws NoAnswerException if there is none
    Opinion opinion(String perspective, String material, String objection);

    /// How it explains the recommended option.
    ///
    /// @throws UnreadableAnswerException if the answer is not what was asked for
    /// @throws NoAnswerException if there is none
    Explanation explanation(String material, String objection);

    /// The models that have answered so far, by the names they gave themselves.
    String name();

    /// What asking has taken so far.
    Counsel.Use use();
}
