/// Calling jobs off.
package io.incubator.job.cancellation;
