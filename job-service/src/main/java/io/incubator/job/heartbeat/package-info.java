/// Signs of life from workers: leases renewed, progress noted, cancellations passed on.
package io.incubator.job.heartbeat;
