/// What attempts have to tell beside their progress: lines of a log, and curves of measurements.
package io.incubator.job.journal;
