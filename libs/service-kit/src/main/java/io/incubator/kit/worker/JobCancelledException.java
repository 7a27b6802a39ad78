package io.incubator.kit.worker;

/// Thrown at a safe point of a job that nobody wants any more.
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobCancelledException() {
        super("the job was cancelled or its lease lost");
    }
}
