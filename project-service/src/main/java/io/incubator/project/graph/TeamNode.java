package io.incubator.project.graph;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A team with which a project is shared, in the graph.
///
/// @param role `maintainer`, `contributor` or `viewer`
@Name("Team")
public record TeamNode(@Id @NonNull String teamId, @NonNull String role) {}
