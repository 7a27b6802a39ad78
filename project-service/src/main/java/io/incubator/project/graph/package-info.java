/// Composed reads in one request: a page of projects with what belongs to them, as GraphQL. It reads and never changes;
/// each level of a query is one statement, however many projects there are.
package io.incubator.project.graph;
