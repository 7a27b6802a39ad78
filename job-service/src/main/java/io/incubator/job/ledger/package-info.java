/// The ledger's vocabulary and rules: states and their transitions, how an attempt ends and what follows from it, and
/// what others are told about a job.
package io.incubator.job.ledger;
