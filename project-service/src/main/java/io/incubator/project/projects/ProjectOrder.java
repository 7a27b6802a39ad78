package io.incubator.project.projects;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.panache.common.Sort;

/// How a list of projects can be ordered.
enum ProjectOrder {
    NEWEST_FIRST("-createdAt", "<", Sort.Direction.Descending),
    OLDEST_FIRST("createdAt", ">", Sort.Direction.Ascending);

    private final String parameter;
    private final String after;
    private final Sort.Direction direction;

    ProjectOrder(String parameter, String after, Sort.Direction direction) {
        this.parameter = parameter;
        this.after = after;
        this.direction = direction;
    }

    /// @param parameter the `sort` of the request; null means the newest first
    static ProjectOrder of(String parameter) {
        if (parameter == null) {
            return NEWEST_FIRST;
        }
        for (ProjectOrder order : values()) {
            if (order.parameter.equals(parameter)) {
                return order;
            }
        }
        throw new ProblemException(CommonError.VALIDATION_FAILED)
                .withField("sort", "unknown-value", "must be -createdAt or createdAt");
    }

    /// How a later row compares with an earlier one.
    String after() {
        return after;
    }

    Sort.Direction direction() {
        return direction;
    }
}
