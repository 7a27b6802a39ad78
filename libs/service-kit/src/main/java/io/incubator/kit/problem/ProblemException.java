package io.incubator.kit.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way services refuse: a code of the catalogue, the arguments of its text, and what is wrong with which field.
/// The kit turns it into a problem detail; nothing else needs to catch it.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode errorCode;
    private final transient Object[] arguments;
    private final transient List<FieldError> fields = new ArrayList<>();
    private Duration retryAfter;

    /// @param errorCode the code, present in `contracts/errors.yaml`
    /// @param arguments what fills `{0}`, `{1}`, … of the code's text; never secrets
    public ProblemException(ErrorCode errorCode, Object... arguments) {
        super(errorCode.code());
        this.errorCode = errorCode;
        this.arguments = arguments.clone();
    }

    /// The same problem, kept together with the fault that caused it (logged, never shown to callers).
    public ProblemException(ErrorCode errorCode, Throwable cause, Object... arguments) {
        super(errorCode.code(), cause);
        this.errorCode = errorCode;
        this.arguments = arguments.clone();
    }

    /// Adds what is wrong with one field.
    public ProblemException withField(String field, String code, String message) {
        fields.add(new FieldError(field, code, message));
        return this;
    }

    /// Says when it is worth asking again, for the header `Retry-After`.
    public ProblemException retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    /// The code of the catalogue.
    public ErrorCode errorCode() {
        return errorCode;
    }

    Object[] arguments() {
        return arguments;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// What is wrong with which field.
    public List<FieldError> fields() {
        return List.copyOf(fields);
    }
}
