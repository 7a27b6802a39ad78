package io.incubator.kit.problem;

import java.util.Locale;

/// A code of the published error catalogue (`contracts/errors.yaml`). Implemented by one enum per service, whose
/// constants carry no data: status and texts live in the catalogue alone.
public interface ErrorCode {

    /// The constant's name, as an enum gives it.
    String name();

    /// The stable code clients switch on: the name in kebab-case, `PROJECT_NOT_FOUND` is `project-not-found`.
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
