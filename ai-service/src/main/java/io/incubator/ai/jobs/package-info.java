/// The doorbell of the ledger: it wakes the workers of this service, which then claim for themselves.
package io.incubator.ai.jobs;
