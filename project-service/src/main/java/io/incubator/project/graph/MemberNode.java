package io.incubator.project.graph;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A member of a project in the graph.
///
/// @param role `maintainer`, `contributor` or `viewer`
@Name("Member")
public record MemberNode(
        @Id @NonNull String userId, @NonNull String role) {}
