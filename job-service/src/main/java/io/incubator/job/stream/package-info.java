/// A job's events, live.
package io.incubator.job.stream;
