package io.incubator.kit.worker;

/// The work of one kind of job. A bean; the kit finds it and begins to claim.
public interface JobHandler {

    /// The kind, as the ledger knows it.
    String kind();

    /// How many jobs of this kind one replica does at a time.
    default int concurrency() {
        return 2;
    }

    /// Does the job on a virtual thread, under the job's tenant. May run more than once for the
    /// same job (a replica died, a lease was lost), so its effects are keyed by the job id. It is
    /// interrupted when the job is cancelled.
    ///
    /// @return the result, small and serialisable to JSON: a reference to what was made
    /// @throws JobFailure to say how it failed; anything else counts as a failure worth another try
    Object handle(JobContext context) throws Exception;
}
