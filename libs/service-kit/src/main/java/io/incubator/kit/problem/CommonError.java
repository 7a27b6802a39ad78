package io.incubator.kit.problem;

/// Errors every service can answer with.
public enum CommonError implements ErrorCode {
    VALIDATION_FAILED,
    MALFORMED_BODY,
    UNKNOWN_FIELD,
    INVALID_CURSOR,
    REQUEST_REFUSED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    CONFLICT,
    BODY_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE
}
