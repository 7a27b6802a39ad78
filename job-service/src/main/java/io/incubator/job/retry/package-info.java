/// Running again what has come to a bad end.
package io.incubator.job.retry;
