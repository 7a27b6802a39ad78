/// Jobs that are submitted by the clock: by cron in a time zone, or once.
package io.incubator.job.schedule;
