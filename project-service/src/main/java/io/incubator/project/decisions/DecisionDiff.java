package io.incubator.project.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/// What is different from one plan to another. Every list is in a fixed order, so the same two plans give the same
/// document.
///
/// @param same whether nothing below differs
/// @param decisions of the recommended option, per axis
/// @param weights shares of the criteria, per criterion
/// @param circumstances what is known or assumed about the project
/// @param answered keys of questions the earlier plan asks and the later one does not
/// @param asked keys of questions only the later plan asks
/// @param complexity the plans' own measure; absent when a plan has none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionDiff(
        Side from,
        Side to,
        boolean same,
        List<Change> decisions,
        Options options,
        List<Amount> weights,
        List<Change> circumstances,
        Members constraints,
        List<String> answered,
        List<String> asked,
        Members components,
        Members tasks,
        Amount complexity,
        Text text) {

    /// One of the two revisions.
    public record Side(UUID revisionId, int number) {}

    /// One thing that is in both plans, or in one, and not the same.
    ///
    /// @param from absent when it was not there
    /// @param to absent when it is not there any more
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String key, String name, String from, String to) {}

    /// A number that is not the same.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Amount(String key, String name, Double from, Double to) {}

    /// The options: those of the same composition are the same option, those of the same family a changed one.
    public record Options(List<Option> added, List<Option> removed, List<Moved> kept) {}

    /// An option in one of the plans only.
    public record Option(String id, String title, int rank, double total) {}

    /// An option in both plans, of which something is different.
    ///
    /// @param choices per axis
    /// @param scores per criterion, and the `total`
    public record Moved(
            String from,
            String to,
            String title,
            int fromRank,
            int toRank,
            List<Change> choices,
            List<Amount> scores) {}

    /// Members of a set.
    public record Members(List<Member> added, List<Member> removed, List<Change> changed) {
        boolean none() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    /// A member of a set in one of the plans only.
    public record Member(String id, String name) {}

    /// The same for people, in Markdown.
    public record Text(String en, String zh) {}
}
