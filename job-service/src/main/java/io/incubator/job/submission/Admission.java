package io.incubator.job.submission;

import java.util.UUID;

/// What became of a submission.
sealed interface Admission {

    /// The job is in the ledger, now or since an earlier delivery.
    record Admitted() implements Admission {}

    /// An unfinished job holds the unique key.
    record KeyTaken(UUID by) implements Admission {}
}
