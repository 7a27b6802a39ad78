package io.incubator.project.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// What a plan says in short.
///
/// @param option the recommended option's letter
/// @param title the recommended option's name
/// @param statement why it is recommended
/// @param options how many were compared
/// @param tasks how many tasks the roadmap has
@Name("PlanSummary")
public record PlanNode(
        @Id @NonNull String revisionId,
        int number,
        String option,
        String title,
        String statement,
        Integer options,
        Integer tasks,

        @Description("Weeks within which half of all simulated courses end")
        Double p50Weeks,

        @Description("Weeks within which four of five simulated courses end")
        Double p80Weeks) {}
