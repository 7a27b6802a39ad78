/// Waking workers: one message per kind, however many jobs come in while it is on its way.
package io.incubator.job.doorbell;
