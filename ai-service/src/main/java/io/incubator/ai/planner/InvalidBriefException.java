package io.incubator.ai.planner;

/// The brief cannot be planned as it is; says which value and why.
public final class InvalidBriefException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    /// A refusal of one value.
    ///
    /// @param field path of the value, such as `context.team.size`
    /// @param code stable and machine-readable, such as `required`, `too-long`, `unknown-value`, `out-of-range`
    public InvalidBriefException(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
