/// Handing jobs to workers: leases with a fencing epoch, and the token by which the worker acts for the job's
/// subject.
package io.incubator.job.claiming;
