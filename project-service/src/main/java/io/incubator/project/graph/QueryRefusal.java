package io.incubator.project.graph;

import graphql.execution.AbortExecutionException;
import io.incubator.kit.problem.ProblemException;

/// Ends the execution of a query with a refusal of the catalogue.
final class QueryRefusal extends AbortExecutionException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemException problem;

    QueryRefusal(ProblemException problem) {
        super(problem);
        this.problem = problem;
    }

    ProblemException problem() {
        return problem;
    }
}
