package io.incubator.kit.worker;

/// The work of one kind of job whose input is always of one type.
///
/// @param <I> the input, a record Jackson can read
public interface TypedJobHandler<I> extends JobHandler {

    /// What the input is read into; an input that does not fit fails the job as `invalid-input`.
    Class<I> inputType();

    /// Does the job, as [JobHandler#handle(JobContext)] says.
    ///
    /// @return the result, small and serialisable to JSON
    /// @throws JobFailure to say how it failed; anything else counts as a failure worth another try
    Object handle(JobContext context, I input) throws Exception;

    @Override
    default Object handle(JobContext context) throws Exception {
        return handle(context, context.input(inputType()));
    }
}
