package io.incubator.ai.planner.counsel;

/// A model answered something else than it was asked for; asking again may help.
public final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message what was wrong, in words the model understands
    public UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
