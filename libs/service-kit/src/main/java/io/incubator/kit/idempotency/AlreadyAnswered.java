package io.incubator.kit.idempotency;

/// Ends a repeated call before its work begins; the answer of the first one goes out.
final class AlreadyAnswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    AlreadyAnswered(Answer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
