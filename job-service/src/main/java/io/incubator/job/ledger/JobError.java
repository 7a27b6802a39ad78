package io.incubator.job.ledger;

import io.incubator.kit.problem.ErrorCode;

/// What job-service refuses, beside what every service does.
public enum JobError implements ErrorCode {
    /// A finished job cannot be cancelled.
    JOB_FINISHED,
    /// Another unfinished job holds the unique key.
    JOB_UNIQUE_KEY_TAKEN,
    /// The input is over 64 KiB.
    JOB_INPUT_TOO_LARGE,
    /// The job asks for a right its submitter does not have.
    JOB_SCOPE_NOT_HELD,
    /// No worker has ever asked for jobs of the kind.
    JOB_KIND_UNKNOWN,
    /// Only what failed, was cancelled or waits for its next attempt can be run again.
    JOB_NOT_DEAD,
    /// A service asked for the job, and decides itself whether to ask again.
    JOB_OF_A_SERVICE
}
